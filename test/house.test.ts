import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { filesIn, nodesOf, placeOf, type Source, sources } from './source.ts'

/* How the code is to read, as far as a program can check it. What oxlint and dependency-cruiser keep is not repeated. */

const product = sources(['src', 'web'])
const server = sources(['src'])
const everything = sources(['src', 'web', 'test', 'bench'], { tests: true })

/** The places of all nodes that are wanted, in the files that are. */
function places<Node extends ts.Node>(
  within: readonly Source[],
  isWanted: (node: ts.Node) => node is Node,
  isFine: (source: Source, node: Node) => boolean = () => false,
): string[] {
  return within.flatMap((source) =>
    nodesOf(source, isWanted)
      .filter((node) => !isFine(source, node))
      .map((node) => placeOf(source, node)),
  )
}

const isIn =
  (...paths: readonly string[]) =>
  (source: Source) =>
    paths.some((path) => source.path.startsWith(path))

test('no module keeps state that its next caller would see', () => {
  const isModuleLet = (node: ts.Node): node is ts.VariableStatement =>
    ts.isVariableStatement(node) &&
    ts.isSourceFile(node.parent) &&
    (node.declarationList.flags & ts.NodeFlags.Const) === 0

  expect(places(product, isModuleLet)).toEqual([])
})

test('only the configuration reads the environment', () => {
  const isEnvironment = (node: ts.Node): node is ts.PropertyAccessExpression =>
    ts.isPropertyAccessExpression(node) && node.getText() === 'process.env'

  expect(places(server, isEnvironment, isIn('src/main/config.ts'))).toEqual([])
})

describe('time is passed in', () => {
  const isNow = (node: ts.Node): node is ts.NewExpression | ts.CallExpression =>
    (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
    (ts.isCallExpression(node) && node.expression.getText() === 'Date.now')

  test('only the system clock reads the clock (and ids, which sort by it)', () => {
    expect(places(server, isNow, isIn('src/kernel/time.ts', 'src/kernel/ids.ts'))).toEqual([])
  })

  test('only time, calendar and the words for times count with `Date`; else a zone slips in', () => {
    const isDate = (node: ts.Node): node is ts.NewExpression =>
      ts.isNewExpression(node) && node.expression.getText() === 'Date' && Boolean(node.arguments?.length)
    // The sign-in library speaks in dates of its own, and spreadsheets in several.
    const fine = isIn(
      'src/kernel/',
      'src/rulebook/holidays.ts',
      'src/modules/people/sign-in/auth',
      'src/main/replay-',
    )

    expect(places(server, isDate, fine)).toEqual([])
  })
})

test('names are said as they are: no default exports, no barrels', () => {
  const isDefault = (node: ts.Node): node is ts.ExportAssignment | ts.ModifierLike =>
    ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword
  const isBarrel = (node: ts.Node): node is ts.ExportDeclaration =>
    ts.isExportDeclaration(node) && !node.exportClause

  expect(places(product, isDefault, (_, node) => ts.isCaseOrDefaultClause(node.parent))).toEqual([])
  expect(places(product, isBarrel)).toEqual([])
})

test('nothing is hidden from the compiler', () => {
  const hidden = everything.filter(({ text }) => /@ts-(ignore|nocheck)|eslint[-]disable/.test(text))

  expect(hidden.map(({ path }) => path)).toEqual([])
})

test('no file has a name that says nothing', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|data|info|index|manager|service)\.tsx?$/

  expect(everything.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([])
})

test('file names are in lower case, words parted by hyphens, roles by dots', () => {
  const names = ['src', 'web', 'test', 'bench', 'migrations'].flatMap((folder) =>
    filesIn(folder).map((name) => `${folder}/${name}`),
  )
  const fine = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/

  expect(
    names.filter((path) => !path.split('/').every((part) => fine.test(part) || part === 'README.md')),
  ).toEqual([])
})

test('no file is longer than 300 lines, style sheets and migrations too', () => {
  const long = ['src', 'web', 'test', 'bench', 'migrations', 'bin'].flatMap((folder) =>
    filesIn(folder)
      .filter((name) => /\.(tsx?|css|sql|mjs)$/.test(name))
      .map((name) => `${folder}/${name}`)
      .filter((path) => linesOf(path) > 300),
  )

  expect(long).toEqual([])
})

test('most files are short: half of them have fewer than 80 lines', () => {
  const lengths = product.map(({ path }) => linesOf(path)).toSorted((a, b) => a - b)

  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(80)
})

function linesOf(path: string): number {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8').split('\n').length - 1
}
