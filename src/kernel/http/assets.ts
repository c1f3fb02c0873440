import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build, type Plugin, stop, transform } from 'esbuild'
import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'
import { flattenLayers } from './layers.ts'

/** Stylesheets and scripts, ready to send. */
export type Assets = {
  /** `/assets/resident-<hash>.css` for `resident.css`. Throws for an unknown name. */
  readonly asset: (name: string) => string
  /** Answers /assets/…; everything else passes. */
  readonly serve: MiddlewareHandler<Env>
  readonly sizes: Readonly<Record<string, { readonly plain: number; readonly brotli: number }>>
}

type Ready = {
  readonly type: string
  readonly path: string
  readonly plain: Buffer
  readonly br: Buffer
  readonly gzip: Buffer
}

// What phones of 2020 understand: WeChat's own engine and iOS 14.
const target = ['chrome87', 'safari14']
const web = new URL('../../../web/', import.meta.url)
const islands = ['say', 'desk', 'wall', 'passkey'] as const
const phoneStyles = [
  'tokens',
  'base',
  'shell',
  'buttons',
  'fields',
  'state',
  'trail',
  'lists',
  'following',
  'modes',
]
const deskStyles = [
  'desk-frame',
  'desk-list',
  'desk-panel',
  'hops',
  'desk-case',
  'building',
  'doors',
  'wall',
  'figures',
  'matrix',
  'desk-narrow',
  'paper',
]

/** Builds everything once, in memory. The same sources give the same names. */
export async function buildAssets(): Promise<Assets> {
  const [styles, scripts] = await Promise.all([buildStyles(), buildScripts()])
  // Its child process must not outlive the start.
  await stop()
  const ready = new Map(
    await Promise.all(
      [...styles, ...scripts].map(async ([name, text]) => [name, await prepare(name, text)] as const),
    ),
  )
  const asset = (name: string) => {
    const found = ready.get(name)
    if (!found) throw new Error(`there is no asset ${name}`)
    return found.path
  }
  const sizes = Object.fromEntries(
    [...ready].map(([name, each]) => [name, { plain: each.plain.length, brotli: each.br.length }]),
  )
  return { asset, serve: serving(ready), sizes }
}

type Built = readonly (readonly [name: string, text: string])[]

async function buildStyles(): Promise<Built> {
  const [phone, desk] = await Promise.all([together(phoneStyles), together([...phoneStyles, ...deskStyles])])
  const small = (css: string) => transform(css, { loader: 'css', minify: true, target })
  // Layers came with Chrome 99 and iOS 15.4; these rules stand in layer order, so phones do without.
  const [forPhones, forDesks] = await Promise.all([small(flattenLayers(phone)), small(desk)])
  return [
    ['resident.css', forPhones.code],
    ['desk.css', forDesks.code],
  ]
}

async function together(names: readonly string[]): Promise<string> {
  const texts = names.map((name) => readFile(new URL(`styles/${name}.css`, web), 'utf8'))
  return (await Promise.all(texts)).join('\n')
}

async function buildScripts(): Promise<Built> {
  const { outputFiles } = await build({
    entryPoints: islands.map((name) => fileURLToPath(new URL(`islands/${name}.ts`, web))),
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target,
    // iOS 14.0 has a rare fault in it that none of these scripts meets.
    supported: { destructuring: true },
    outdir: '/',
    plugins: [turboWithoutStyle],
    legalComments: 'none',
  })
  return outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf('/') + 1), text] as const)
}

// Turbo writes a style element into the page for its progress bar, which our policy refuses; style.css has the rules.
const turboWithoutStyle: Plugin = {
  name: 'turbo-without-style',
  setup: (building) =>
    building.onLoad({ filter: /@hotwired\/turbo\/dist\/.*-esm\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const without = text.replace('    this.installStylesheetElement();\n', '')
      if (without === text) throw new Error('Turbo has changed: look again at how it writes its style')
      return { contents: without }
    }),
}

async function prepare(name: string, text: string): Promise<Ready> {
  const plain = Buffer.from(text)
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 10)
  const [stem, kind] = name.split('.')
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    promisify(gzip)(plain, { level: 9 }),
  ])
  return {
    type: kind === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    path: `/assets/${stem}-${hash}.${kind}`,
    plain,
    br,
    gzip: gz,
  }
}

const forever = 'public, max-age=31536000, immutable'

function serving(ready: ReadonlyMap<string, Ready>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const asked = /^\/assets\/([a-z]+)-[\w-]{10}\.(css|js)$/.exec(c.req.path)
    const found = asked && ready.get(`${asked[1]}.${asked[2]}`)
    if (!found || c.req.method === 'POST') return next()
    c.header('content-type', found.type)
    c.header('vary', 'accept-encoding')
    // A page from before an upgrade asks by the old name: better today's file than none, but not for a year.
    c.header('cache-control', found.path === c.req.path ? forever : 'no-cache')
    return send(c, found)
  }
}

function send(c: Context<Env>, { plain, br, gzip: gz }: Ready): Response {
  const accepts = c.req.header('accept-encoding') ?? ''
  if (/\bbr\b/.test(accepts)) {
    c.header('content-encoding', 'br')
    return c.body(new Uint8Array(br))
  }
  if (/\bgzip\b/.test(accepts)) {
    c.header('content-encoding', 'gzip')
    return c.body(new Uint8Array(gz))
  }
  return c.body(new Uint8Array(plain))
}
