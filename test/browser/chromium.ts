import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserServer, chromium } from 'playwright-core'
import { root } from './root.ts'

/**
 * Starts a Chromium that npm brought, with its own libraries and a Chinese font, so that a bare machine can run it,
 * as root too. `LEGWORK_TEST_BROWSER` names another one.
 */
export async function startChromium(): Promise<BrowserServer> {
  const own = process.env['LEGWORK_TEST_BROWSER']
  const folder = own ? undefined : unpacked()
  return chromium.launchServer({
    executablePath: own ?? join(folder ?? '', 'chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: folder ? environmentOf(folder) : process.env,
  })
}

function environmentOf(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: folder,
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: fontsHere(folder),
  }
}

/** The folder with the unpacked browser; the first run of a version makes it. */
function unpacked(): string {
  const about = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')
  const { version } = JSON.parse(about) as { version: string }
  const folder = join(tmpdir(), `legwork-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(folder)) return folder
  const draft = mkdtempSync(join(tmpdir(), 'legwork-chromium-draft-'))
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'test/browser/unpack.ts')], {
    env: { ...process.env, TMPDIR: draft },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Chromium could not be unpacked: ${stderr}`)
  mkdirSync(join(draft, 'font-cache'))
  try {
    renameSync(draft, folder)
  } catch {
    // Another run was quicker.
    rmSync(draft, { recursive: true, force: true })
  }
  return folder
}

// The unpacked browser outlives the checkout that unpacked it; the Chinese font is that of this one.
function fontsHere(folder: string): string {
  const path = join(folder, `fonts-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.conf`)
  writeFileSync(path, fontsOf(folder))
  return path
}

function fontsOf(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(root, 'node_modules/@embedpdf/fonts-sc/fonts')}</dir>
<dir>${join(folder, 'fonts')}</dir>
<cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
}
