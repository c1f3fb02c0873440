import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser'
import { expect, test } from 'vitest'

/* The rules of .dependency-cruiser.cjs are themselves tried: each is broken once in a tree made for it, and reports it. */

const config: IConfiguration = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

/** A file that breaks a rule by what it imports, and what that one imports in turn. */
type Breach = { readonly from: string; readonly to: string; readonly and?: string }

const breaches: Record<string, Breach> = {
  'nothing-above-kernel': { from: 'src/kernel/a.ts', to: 'src/modules/cases/door.ts' },
  'nothing-above-rulebook': { from: 'src/rulebook/a.ts', to: 'src/language/b.ts' },
  'nothing-above-language': { from: 'src/language/a.ts', to: 'src/modules/people/door.ts' },
  'nothing-above-modules--people-places-': {
    from: 'src/modules/people/a.ts',
    to: 'src/modules/cases/door.ts',
  },
  'nothing-above-modules-cases': { from: 'src/modules/cases/a.ts', to: 'src/main/b.ts' },
  'nothing-above-modules-coordination': {
    from: 'src/modules/coordination/a.ts',
    to: 'src/modules/figures/door.ts',
  },
  'nothing-above-modules--figures-notices-': { from: 'src/modules/figures/a.ts', to: 'src/main/b.ts' },
  'no-cycles': {
    from: 'src/modules/cases/a.ts',
    to: 'src/modules/cases/b.ts',
    and: 'src/modules/cases/a.ts',
  },
  'modules-meet-at-the-door': { from: 'src/modules/cases/a.ts', to: 'src/modules/people/people.store.ts' },
  'language-knows-only-the-catalogue': { from: 'src/language/a.ts', to: 'src/rulebook/clocks.ts' },
  'rules-are-pure': { from: 'src/modules/cases/a.rules.ts', to: 'src/kernel/db.ts' },
  'only-stores-speak-sql': { from: 'src/modules/cases/a.ts', to: 'node_modules/kysely/index.js' },
  'nothing-imports-main': { from: 'web/islands/a.ts', to: 'src/main/b.ts' },
  'the-heart-does-not-see-its-faces': { from: 'src/modules/cases/a.ts', to: 'src/modules/cases/desk/b.ts' },
  'faces-do-not-see-each-other': {
    from: 'src/modules/cases/resident/a.ts',
    to: 'src/modules/cases/desk/b.ts',
  },
  'only-faces-make-pages': { from: 'src/modules/cases/a.tsx', to: 'src/kernel/ui/b.tsx' },
  'the-ground-knows-no-web': { from: 'src/kernel/files/a.ts', to: 'src/kernel/http/b.ts' },
  'language-and-rulebook-keep-nothing': { from: 'src/rulebook/a.ts', to: 'src/kernel/db.ts' },
  'islands-stand-alone': { from: 'web/islands/a.ts', to: 'src/kernel/b.ts' },
  'the-product-needs-no-tests': { from: 'src/kernel/a.ts', to: 'test/b.ts' },
  'shipped-code-uses-shipped-packages': {
    from: 'src/kernel/a.ts',
    to: 'node_modules/unknown-to-us/index.js',
  },
  'everything-is-found': { from: 'src/kernel/a.ts', to: '' },
}

/** A tree that holds only this breach; the names of the rules that it breaks. */
async function broken({ from, to, and }: Breach): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'legwork-boundaries-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const named = (path: string, by: string) =>
    path.startsWith('node_modules/') ? path.split('/')[1] : `./${relative(dirname(by), path)}`
  try {
    write('package.json', '{"name":"tree","type":"module","dependencies":{"kysely":"1.0.0"}}')
    if (to) write(to, and ? `import '${named(and, to)}'\nexport const it = 1\n` : 'export const it = 1\n')
    if (to.startsWith('node_modules/')) write(join(dirname(to), 'package.json'), '{"main":"index.js"}')
    write(from, `import { it } from '${named(to || 'src/kernel/nowhere.ts', from)}'\nexport const use = it\n`)
    const { output } = await cruise(
      ['src', 'web'].filter((folder) => from.startsWith(folder)),
      {
        ...config.options,
        tsConfig: {},
        baseDir: root,
        validate: true,
        ruleSet: { forbidden: config.forbidden ?? [] },
      } as Parameters<typeof cruise>[1],
    )
    return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

test.each(Object.entries(breaches))('%s reports', async (rule, breach) => {
  expect(await broken(breach)).toContain(rule)
})

test('every rule has been broken here once', () => {
  const rules = new Set((config.forbidden ?? []).map(({ name }) => name))

  expect(rules).toEqual(new Set(Object.keys(breaches)))
})

test('what the rules allow is not reported', async () => {
  expect(await broken({ from: 'src/modules/cases/a.ts', to: 'src/modules/people/door.ts' })).toEqual([])
  expect(
    await broken({ from: 'src/modules/cases/resident/a.ts', to: 'src/modules/cases/board/b.ts' }),
  ).toEqual([])
  expect(await broken({ from: 'src/modules/cases/a.store.ts', to: 'node_modules/kysely/index.js' })).toEqual(
    [],
  )
})
