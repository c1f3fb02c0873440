import { inflate } from '@sparticuz/chromium'
import { join } from 'node:path'
import { root } from './root.ts'

/*
 * The package unpacks into the folder for temporary files, and takes a half unpacked one for whole. So this runs as a
 * process of its own, which is given another such folder; who started it renames that when it is done.
 */
const packed = join(root, 'node_modules/@sparticuz/chromium/bin')
for (const name of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(join(packed, name))
