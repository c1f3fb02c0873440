import { join } from 'node:path'
import type { Paper } from './paper.ts'

type Compiler = {
  readonly pdf: (source: object, options: { readonly pdfStandard: string }) => Buffer
}

const template = join(import.meta.dirname, 'paper.typ')

// Made when the first page is asked for: the engine and its fonts take 120 MB, which a quiet post never needs.
const kept: { compiler?: Promise<Compiler> } = {}

/**
 * A tagged PDF (PDF/UA-1) with a title and a language, so that it can be read aloud. Typst does the setting: a table's
 * head stands again on every page, and characters that one font lacks come from the other.
 */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  kept.compiler ??= openCompiler()
  const compiler = await kept.compiler
  return compiler.pdf(
    { mainFilePath: template, inputs: { paper: JSON.stringify(paper) } },
    { pdfStandard: 'ua-1' },
  )
}

const packages = join(import.meta.dirname, '../../../node_modules')
const fonts = [
  '@embedpdf/fonts-sc/fonts',
  '@expo-google-fonts/noto-serif-sc/400Regular',
  '@expo-google-fonts/noto-serif-sc/700Bold',
].map((folder) => join(packages, folder))

async function openCompiler(): Promise<Compiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  return NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: fonts }] })
}
