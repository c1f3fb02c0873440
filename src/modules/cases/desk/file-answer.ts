import type { Hono } from 'hono'
import { readCommunity } from '../../../kernel/db.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type FileId, readId } from '../../../kernel/ids.ts'
import type { Staff } from '../../../kernel/actor.ts'
import { findFile } from '../file.store.ts'
import type { KeptFile } from '../parts.rules.ts'
import type { CasesTables } from '../tables.ts'
import { maySeeFile } from '../reading/may-see-file.ts'
import { type Desk, staffOf } from './frame.tsx'
import type { House } from '../house.ts'

/** `/desk/files/:id`: a photo or a voice note of a case that this member of the post may see. */
export function fileAnswers(app: Hono<Env>, { house }: Desk): void {
  app.get('/desk/files/:id', async (c) => {
    const id = readId<FileId>(c.req.param('id'))
    const file = id && (await fileFor(house, staffOf(c), id))
    if (!file) return c.notFound()
    const hash = c.req.query('size') === 'small' ? (file.thumb ?? file.hash) : file.hash
    const bytes = await house.files.read(staffOf(c).community, hash)
    if (!bytes) return c.notFound()
    c.header('content-type', file.type)
    c.header('x-content-type-options', 'nosniff')
    c.header('content-disposition', 'inline')
    // The bytes under a file's number never change, but whether this person may see them can.
    c.header('cache-control', 'private, max-age=600')
    return c.body(new Uint8Array(bytes))
  })
}

function fileFor(house: House, staff: Staff, id: FileId): Promise<KeptFile | null> {
  const { community } = staff
  return readCommunity<CasesTables, KeptFile | null>(house.db, community, async (tx) => {
    const file = await findFile(tx, community, id)
    if (!file) return null
    // A draft is seen by who is writing: its name is not known to anybody else.
    if (file.draft !== null) return file
    return (await maySeeFile(tx, staff, file)) ? file : null
  })
}
