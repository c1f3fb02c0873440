#!/usr/bin/env node
// Everything that must hold, in order; the last line says how much of it did. `npm test -- path` runs those tests only.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { install, root } from './install.mjs'
import { pinnedNode } from './run.mjs'

install({ withTools: true })

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const only = process.argv.slice(2)
const env = {
  ...process.env,
  PATH: [dirname(pinnedNode()), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
}

let passed = 0
let failed = 0
const broken = []

if (only.length === 0)
  for (const name of ['types', 'boundaries', 'unused', 'lint', 'format:check']) {
    process.stdout.write(`\n> ${name}\n`)
    const { code } = await shell(scripts[name])
    if (code === 0) continue
    failed++
    broken.push(name)
  }

process.stdout.write('\n> tests\n')
const tests = await shell(['vitest run', ...only.map((each) => JSON.stringify(each))].join(' '))
const counted = [...tests.said.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1)
passed += Number(counted?.[1] ?? 0)
failed += Number(counted?.[2] ?? 0)
if (tests.code !== 0 && !Number(counted?.[2])) {
  failed++
  broken.push('tests')
}

if (broken.length > 0) process.stdout.write(`\nBroken: ${broken.join(', ')}\n`)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

async function shell(command) {
  const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'inherit'] })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward)
  let said = ''
  child.stdout.on('data', (part) => {
    process.stdout.write(part)
    said = (said + part).slice(-20_000)
  })
  const [code] = await once(child, 'close')
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward)
  return { code, said }
}
