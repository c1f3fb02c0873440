const floors = ['kernel', 'rulebook', 'language', 'modules/(people|places)', 'modules/cases', 'modules/coordination', 'modules/(figures|notices)', 'main']

/** What stands on a floor may not import what stands above it. */
const upward = floors.slice(0, -1).map((floor, at) => ({
  name: `nothing-above-${floor.replace(/\W/g, '-')}`,
  severity: 'error',
  from: { path: `^src/${floor}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: `^src/(${floors.slice(at + 1).join('|')})/` },
}))

const isTest = '\\.test\\.tsx?$'
const faces = '(resident|desk|board|api)'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upward,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'modules-meet-at-the-door', severity: 'error',
      comment: 'A module imports another only through its door.ts; what it puts on the desk, through desk/door.ts.',
      from: { path: '^src/modules/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(desk/)?door\\.ts$'] },
    },
    {
      name: 'language-knows-only-the-catalogue', severity: 'error',
      from: { path: '^src/language/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/language/', '^src/rulebook/categories\\.ts$', '^src/kernel/(brand|result)\\.ts$'] },
    },
    {
      name: 'rules-are-pure', severity: 'error',
      comment: 'A *.rules.ts file may import types, other rules, the rulebook and the pure kernel, and nothing that does I/O.',
      from: { path: '\\.rules\\.ts$' },
      to: {
        pathNot: ['\\.rules\\.ts$', '^src/kernel/(brand|result|time|money|ids|calendar|actor)\\.ts$', '^src/rulebook/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-stores-speak-sql', severity: 'error',
      from: { path: '^src/modules/', pathNot: ['\\.store\\.ts$', '\\.test\\.tsx?$', '/tables\\.ts$'] },
      to: { path: 'node_modules/(kysely|pg)/' },
    },
    { name: 'nothing-imports-main', severity: 'error', from: { pathNot: ['^(src/main|test|bench)/', isTest] }, to: { path: '^src/main/' } },
    {
      name: 'the-heart-does-not-see-its-faces', severity: 'error',
      comment: 'Rules, stores and use cases of the cases know no page, no endpoint.',
      from: { path: '^src/modules/cases/[^/]+$', pathNot: isTest },
      to: { path: `^src/modules/cases/${faces}/` },
    },
    {
      name: 'faces-do-not-see-each-other', severity: 'error',
      comment: 'But residents see the board, and parts of it on their own pages.',
      from: { path: `^src/modules/cases/${faces}/`, pathNot: isTest },
      to: { path: `^src/modules/cases/${faces}/`, pathNot: '^src/modules/cases/($1|board)/' },
    },
    {
      name: 'only-faces-make-pages', severity: 'error',
      comment: 'Pages and their parts belong to the faces of the cases, to sign-in, and to main.',
      from: { path: '^src/', pathNot: [`^src/modules/cases/${faces}/`, '^src/modules/people/sign-in/', '^src/modules/(coordination|figures|notices)/.*\\.tsx$', '^src/kernel/(ui|http)/', '^src/main/', isTest] },
      to: { path: '^src/kernel/ui/' },
    },
    {
      name: 'the-ground-knows-no-web', severity: 'error',
      from: { path: '^src/kernel/([^/]+\\.ts$|files/|words/)', pathNot: isTest },
      to: { path: '^src/kernel/(http|ui)/' },
    },
    {
      name: 'language-and-rulebook-keep-nothing', severity: 'error',
      from: { path: '^src/(language|rulebook)/', pathNot: isTest },
      to: { path: 'node_modules/(kysely|pg|hono|graphile-worker|preact)/|^src/kernel/(db|jobs|journal|once)\\.ts$|^src/kernel/(http|ui|files)/' },
    },
    {
      name: 'islands-stand-alone', severity: 'error',
      comment: 'What runs in the browser takes types from the server, never code.',
      from: { path: '^web/', pathNot: isTest },
      to: { path: '^(src|bench|test)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-product-needs-no-tests', severity: 'error',
      from: { path: '^(src|web)/', pathNot: isTest },
      to: { path: '^(test|bench)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shipped-code-uses-shipped-packages', severity: 'error',
      from: { path: '^(src|web)/', pathNot: isTest },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'everything-is-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'types', 'default'], extensions: ['.ts', '.tsx', '.js'] },
  },
}
