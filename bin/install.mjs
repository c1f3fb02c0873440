// Runs on any Node from 20 and with nothing installed: only what Node itself brings.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const marker = join(modules, '.legwork-installed')

/** Installs what package-lock.json says, unless it is here already. `withTools`: also what only tests need. */
export function install({ withTools = false } = {}) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const sum = createHash('sha256').update(lock).digest('hex')
  const [marked, tools] = existsSync(marker) ? readFileSync(marker, 'utf8').split(' ') : []
  if (marked === sum && (tools || !withTools) && existsSync(nodeBinary)) return
  if (!isInstalled(JSON.parse(lock), withTools)) {
    process.stderr.write('Installing what Legwork needs (once, about a minute) …\n')
    // Its warnings are about the Node that runs npm; ours is the one that it installs.
    npm(['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(withTools ? ['--include=dev'] : [])])
  }
  writeFileSync(marker, withTools ? `${sum} tools` : sum)
}

export const nodeBinary = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

// npm writes down what it installed; somebody may have run it by hand.
function isInstalled(lock, withTools) {
  const kept = join(modules, '.package-lock.json')
  if (!existsSync(kept) || !existsSync(nodeBinary)) return false
  const here = JSON.parse(readFileSync(kept, 'utf8')).packages
  return Object.entries(lock.packages).every(([path, { version, optional, devOptional, dev }]) => {
    if (path === '') return true
    const found = here[path]
    return found ? found.version === version : optional || devOptional || (dev && !withTools)
  })
}

function npm(args) {
  const script = process.env.npm_execpath
  const [program, ...before] = script?.endsWith('.js') ? [process.execPath, script] : ['npm']
  const { status, error } = spawnSync(program, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && program === 'npm',
  })
  if (status === 0) return
  process.stderr.write(
    `\nThe packages could not be installed${error ? ` (${error.message})` : ''}.\n` +
      'Look at the lines above. Is the network there, and the disk not full? Then try again, or run: npm ci\n',
  )
  process.exit(1)
}
