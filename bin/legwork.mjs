#!/usr/bin/env node
import { install } from './install.mjs'
import { run } from './run.mjs'

install()
run('src/main/cli.ts', process.argv.slice(2))
