import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CommunityId, newId } from '../ids.ts'
import { parseInstant } from '../time.ts'
import { fileStore } from './store.ts'

const community = newId<CommunityId>()
const bytes = Buffer.from('a voice')
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'legwork-store-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())

test('what is kept can be read by its hash, and by no other community', async () => {
  const store = fileStore(root)
  const kept = await store.keep(community, bytes)
  if (!kept.ok) throw new Error(kept.code)

  expect(await store.read(community, kept.value)).toEqual(bytes)
  expect(await store.read(newId<CommunityId>(), kept.value)).toBeNull()
})

test('the same bytes are written once, and only the owner of the process may read them', async () => {
  const written: string[] = []
  const store = fileStore(root, async (path, each) => {
    written.push(path)
    await writeFile(path, each, { mode: 0o600 })
  })

  await store.keep(community, bytes)
  await store.keep(community, bytes)

  expect(written).toHaveLength(1)
  const [file] = filesIn(root)
  expect(file && statSync(join(file.parentPath, file.name)).mode & 0o077).toBe(0)
})

test('a folder is never left by way of a hash or a community', async () => {
  const store = fileStore(root)

  await expect(store.read(community, '../../../../etc/passwd')).rejects.toThrow(RangeError)
  await expect(store.read('..' as CommunityId, 'a'.repeat(64))).rejects.toThrow(RangeError)
})

test.each(['ENOSPC', 'EDQUOT'])(
  'a full disk (%s) is a refusal, and leaves nothing half written',
  async (code) => {
    const store = fileStore(root, async (path) => {
      await writeFile(path, 'ha')
      throw Object.assign(new Error('no space left on device'), { code })
    })

    expect(await store.keep(community, bytes)).toMatchObject({ ok: false, code: 'file.disk_full' })
    expect(filesIn(root)).toEqual([])
  },
)

test('any other fault of the disk is thrown, and leaves nothing half written either', async () => {
  const store = fileStore(root, async (path) => {
    await writeFile(path, 'ha')
    throw Object.assign(new Error('i/o error'), { code: 'EIO' })
  })

  await expect(store.keep(community, bytes)).rejects.toThrow('i/o error')
  expect(filesIn(root)).toEqual([])
})

test('of two that belong together neither is kept when the second has no room', async () => {
  const writes: string[] = []
  const store = fileStore(root, async (path, each) => {
    if (writes.push(path) === 2) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    await writeFile(path, each)
  })

  expect(await store.keepBoth(community, [bytes, Buffer.from('its thumb')])).toMatchObject({ ok: false })
  expect(filesIn(root)).toEqual([])
})

test('sweeping takes what a crash left, not what is being written', async () => {
  const store = fileStore(root)
  const kept = await store.keep(community, bytes)
  const [old, fresh] = [join(root, 'half', 'old'), join(root, 'half', 'fresh')]
  for (const each of [old, fresh]) writeFileSync(each, 'half')
  const noon = parseInstant('2026-11-24T04:00:00Z')
  utimesSync(old, new Date('2026-11-24T02:00:00Z'), new Date('2026-11-24T02:00:00Z'))
  utimesSync(fresh, new Date('2026-11-24T04:30:00Z'), new Date('2026-11-24T04:30:00Z'))

  expect(await store.sweep(noon)).toBe(1)
  expect(filesIn(join(root, 'half')).map(({ name }) => name)).toEqual(['fresh'])
  expect(kept.ok && (await store.read(community, kept.value))).toEqual(bytes)
})

test('what is removed is gone, and removing it again is no fault', async () => {
  const store = fileStore(root)
  const kept = await store.keep(community, bytes)
  if (!kept.ok) throw new Error(kept.code)

  await store.remove(community, kept.value)
  await store.remove(community, kept.value)

  expect(await store.read(community, kept.value)).toBeNull()
})
