import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url))

export type Source = { readonly path: string; readonly text: string; readonly tree: ts.SourceFile }

const read = new Map<string, Source>()

/** Our own TypeScript under these folders, with its syntax. Tests and declarations only when asked for. */
export function sources(folders: readonly string[], { tests = false } = {}): Source[] {
  return folders
    .flatMap((folder) => filesIn(folder).map((name) => `${folder}/${name}`))
    .filter(
      (path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && (tests || !/\.test\.tsx?$/.test(path)),
    )
    .map(sourceOf)
}

export function sourceOf(path: string): Source {
  const known = read.get(path)
  if (known) return known
  const text = readFileSync(join(root, path), 'utf8')
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind) }
  read.set(path, source)
  return source
}

/** Every file under a folder of the repository. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(join(root, folder).length + 1))
    .toSorted()
}

/** Where something is: `src/kernel/db.ts:12`. */
export function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
}

/** All nodes of a file that one is looking for. */
export function nodesOf<Node extends ts.Node>(
  { tree }: Source,
  isWanted: (node: ts.Node) => node is Node,
): Node[] {
  const found: Node[] = []
  const walk = (node: ts.Node): void => {
    if (isWanted(node)) found.push(node)
    ts.forEachChild(node, walk)
  }
  walk(tree)
  return found
}

export type Said = { readonly node: ts.Node; readonly text: string }

/** Every piece of text a program could show: strings, templates, text between tags. Never a comment. */
export function saidIn(source: Source): Said[] {
  return nodesOf(source, isText).map((node) => ({ node, text: node.text }))
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateLiteralLikeNode | ts.JsxText {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node) ||
    ts.isJsxText(node)
  )
}
