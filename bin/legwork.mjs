#!/usr/bin/env node
import { install } from './install.mjs'
import { run } from './run.mjs'

const args = process.argv.slice(2)
// Measuring takes a load generator, which those who only run the house do not need.
install({ withTools: args[0] === 'bench' })
run('src/main/cli.ts', args)
