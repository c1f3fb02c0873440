const floors = ['kernel', 'rulebook', 'language', 'modules/(people|places)', 'modules/cases', 'main']

/** What stands on a floor may not import what stands above it. */
const upward = floors.slice(0, -1).map((floor, at) => ({
  name: `nothing-above-${floor.replace(/\W/g, '-')}`,
  severity: 'error',
  from: { path: `^src/${floor}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: `^src/(${floors.slice(at + 1).join('|')})/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upward,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'modules-meet-at-the-door', severity: 'error',
      comment: 'A module imports another only through its door.ts.',
      from: { path: '^src/modules/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/door\\.ts$'] },
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
    { name: 'nothing-imports-main', severity: 'error', from: { pathNot: '^(src/main|test|bench)' }, to: { path: '^src/main' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.tsx', '.js'] },
  },
}
