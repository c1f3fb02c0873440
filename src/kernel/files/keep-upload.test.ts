import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as made from '../../../test/files.ts'
import { type CommunityId, newId } from '../ids.ts'
import { keepUpload, uploadLimits } from './keep-upload.ts'
import { type FileStore, fileStore } from './store.ts'

const community = newId<CommunityId>()
let root: string
let store: FileStore
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'legwork-uploads-'))
  store = fileStore(root)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const keep = (bytes: Uint8Array, name = 'IMG_0001.jpg') => keepUpload(store, community, { name, bytes })

async function keptPhoto(bytes: Uint8Array) {
  const kept = await keep(bytes)
  if (!kept.ok) throw new Error(kept.code)
  const photo = await store.read(community, kept.value.hash)
  const thumb = await store.read(community, kept.value.thumb ?? '')
  if (!photo || !thumb) throw new Error('not kept')
  return { kept: kept.value, photo, thumb }
}

/** The colour near the left and the right edge, half way down; `r`, `g` or `b` is the strongest. */
async function edges(photo: Uint8Array): Promise<string> {
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true })
  const at = (x: number) => {
    const from = (Math.floor(info.height / 2) * info.width + x) * info.channels
    const [r = 0, g = 0, b = 0] = data.subarray(from, from + 3)
    return r > g && r > b ? 'red' : b > g && b > r ? 'blue' : 'green'
  }
  return `${at(0)} ${at(info.width - 1)}`
}

describe('photos', () => {
  const sources = {
    jpeg: () => made.twoHalves(200, 100).jpeg().toBuffer(),
    'progressive jpeg': () => made.twoHalves(200, 100).jpeg({ progressive: true }).toBuffer(),
    png: () => made.twoHalves(200, 100).png().toBuffer(),
    'png of 16 bits': () => made.twoHalves(200, 100).toColourspace('rgb16').png().toBuffer(),
    webp: () => made.twoHalves(200, 100).webp().toBuffer(),
    avif: () => made.twoHalves(200, 100).avif({ effort: 0 }).toBuffer(),
    gif: () => made.twoHalves(200, 100).gif().toBuffer(),
    tiff: () => made.twoHalves(200, 100).tiff().toBuffer(),
    'jpeg for print (CMYK)': () => made.twoHalves(200, 100).toColourspace('cmyk').jpeg().toBuffer(),
    bmp: async () => made.bmp(),
    heic: async () => made.heic,
  }

  test.each(Object.entries(sources))('%s becomes a JPEG that shows the same', async (_, source) => {
    const { kept, photo, thumb } = await keptPhoto(await source())

    expect(kept).toMatchObject({ kind: 'photo', type: 'image/jpeg', bytes: photo.byteLength })
    expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', space: 'srgb', width: kept.width })
    expect(await edges(photo)).toBe('red blue')
    expect(await edges(thumb)).toBe('red blue')
  })

  test('a bitmap is not upside down', async () => {
    const { photo } = await keptPhoto(made.bmp())

    expect(
      await edges(await sharp(photo).extract({ left: 0, top: 0, width: 40, height: 3 }).toBuffer()),
    ).toBe('green green')
  })

  test('a large photo is shrunk to 1600 pixels on its long side, its thumb to 320', async () => {
    const { kept, thumb } = await keptPhoto(await made.twoHalves(2_000, 4_000).jpeg().toBuffer())

    expect([kept.width, kept.height]).toEqual([800, 1_600])
    expect(await sharp(thumb).metadata()).toMatchObject({ width: 160, height: 320 })
  })

  test('a small photo is not blown up', async () => {
    const { kept } = await keptPhoto(await made.twoHalves(30, 20).png().toBuffer())

    expect([kept.width, kept.height]).toEqual([30, 20])
  })

  test('place, time, owner and colour profile are gone', async () => {
    const withPlace = await made
      .twoHalves(64, 64)
      .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitude: '30/1 15/1 0/1', GPSLatitudeRef: 'N' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    expect(await sharp(withPlace).metadata()).toHaveProperty('exif')

    const { photo, thumb } = await keptPhoto(withPlace)

    for (const each of [photo, thumb]) {
      const written = await sharp(each).metadata()
      expect([written.exif, written.xmp, written.iptc, written.icc]).toEqual(Array(4).fill(undefined))
      expect(Buffer.from(each).includes('Somebody')).toBe(false)
    }
  })

  test('a photo taken with the phone turned is turned upright', async () => {
    // Orientation 8: the camera's right is up, so red comes to lie below and blue above.
    const turned = await made.twoHalves(200, 100).withMetadata({ orientation: 8 }).jpeg().toBuffer()

    const { kept, photo } = await keptPhoto(turned)

    expect([kept.width, kept.height]).toEqual([100, 200])
    expect(await edges(await sharp(photo).rotate(90).toBuffer())).toBe('red blue')
  })

  test('of an animation the first picture is kept', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00'].map((background) =>
        sharp({ create: { width: 20, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(2)

    const { kept, photo } = await keptPhoto(moving)

    expect(kept.height).toBe(20)
    expect(await edges(photo)).toBe('red red')
  })

  test('what is see-through lies on white', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 }
    const drawing = sharp({ create: { width: 8, height: 8, channels: 4, background: clear } })

    const { photo } = await keptPhoto(await drawing.png().toBuffer())

    expect([...(await sharp(photo).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
  })

  test('what is hidden behind the end of a photo is not kept', async () => {
    const photo = await made.twoHalves(64, 64).jpeg().toBuffer()

    const { photo: kept } = await keptPhoto(Buffer.concat([photo, made.zip, made.html]))

    expect(Buffer.from(kept).includes('<script>')).toBe(false)
    expect(Buffer.from(kept).includes('PK')).toBe(false)
  })
})

describe('voice', () => {
  const sources: Record<string, readonly [Buffer, string]> = {
    'mp4 with sound only': [made.mp4(['soun']), 'audio/mp4'],
    'm4a of an iPhone': [made.mp4(['soun'], 'M4A '), 'audio/mp4'],
    '3gp of an old phone': [made.mp4(['soun'], '3gp4'), 'audio/3gpp'],
    'webm of a browser': [made.webm([2]), 'audio/webm'],
    'ogg with opus': [made.ogg('OpusHead'), 'audio/ogg'],
    'ogg with vorbis': [made.ogg('\x01vorbis'), 'audio/ogg'],
    mp3: [made.mp3(3), 'audio/mpeg'],
    aac: [made.aac(3), 'audio/aac'],
    'amr of WeChat': [made.amr, 'audio/amr'],
    wav: [made.wav, 'audio/wav'],
  }

  test.each(Object.entries(sources))('%s is kept as it is', async (_, [bytes, type]) => {
    const kept = await keep(bytes, 'voice')

    expect(kept).toMatchObject({ ok: true, value: { kind: 'voice', type, thumb: null, width: null } })
    expect(kept.ok && (await store.read(community, kept.value.hash))).toEqual(bytes)
  })
})

describe('what is refused, and why', () => {
  const refused: Record<string, readonly [() => Buffer | Promise<Buffer>, string]> = {
    'nothing at all': [() => Buffer.alloc(0), 'file.empty'],
    'a PDF named .jpg': [() => made.pdf, 'file.not_a_photo'],
    'an SVG': [() => made.svg, 'file.not_a_photo'],
    'a page': [() => made.html, 'file.not_a_photo'],
    'a page in UTF-16': [
      () => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(made.html.toString(), 'utf16le')]),
      'file.not_a_photo',
    ],
    'a zip': [() => made.zip, 'file.not_a_photo'],
    'a page behind four bytes of sound': [
      () => Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0), made.html]),
      'file.not_a_photo',
    ],
    'a page behind a GIF head': [() => Buffer.concat([Buffer.from('GIF89a'), made.html]), 'file.broken'],
    'a film in mp4': [() => made.mp4(['soun', 'vide']), 'file.video'],
    'a film without sound': [() => made.mp4(['vide']), 'file.video'],
    'a film in webm': [() => made.webm([1, 2]), 'file.video'],
    'a film in ogg': [() => made.ogg('\x80theora', '\x01vorbis'), 'file.video'],
    'an empty box': [() => made.mp4([]), 'file.broken'],
    'a webm cut off before its tracks': [() => made.webm([2]).subarray(0, 20), 'file.broken'],
    'a PNG of 400 megapixels in 100 bytes': [() => made.pngBomb(20_000, 20_000), 'file.too_many_pixels'],
    'a HEIC of 400 megapixels': [() => made.heicOf(20_000, 20_000), 'file.too_many_pixels'],
    'a HEIC that lies about its size': [() => made.heicOf(4_000, 4_000), 'file.broken'],
    'a HEIC cut off': [() => made.heic.subarray(0, 500), 'file.broken'],
    'a JPEG cut off': [async () => cut(await made.twoHalves(900, 900).jpeg().toBuffer()), 'file.broken'],
    'a PNG cut off': [async () => cut(await noise().png().toBuffer()), 'file.broken'],
    'a WebP cut off': [async () => cut(await noise().webp().toBuffer()), 'file.broken'],
    'a BMP cut off': [() => made.bmp().subarray(0, 580), 'file.broken'],
    'a photo over its limit': [() => Buffer.alloc(uploadLimits.photoBytes + 1), 'file.too_large'],
    'voice over its limit': [
      () => Buffer.concat([made.amr, Buffer.alloc(uploadLimits.voiceBytes)]),
      'file.too_large',
    ],
  }

  test.each(Object.entries(refused))('%s', async (_, [source, code]) => {
    expect(await keep(await source(), 'C:\\fakepath\\a\u202egpj.jpg')).toMatchObject({
      ok: false,
      code,
      facts: { name: 'agpj.jpg' },
    })
  })

  const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))
  const noise = () =>
    sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
})

test('on a full disk the photo is refused and nothing of it is left', async () => {
  const full = mkdtempSync(join(tmpdir(), 'legwork-full-'))
  const writes: string[] = []
  const small = fileStore(full, async (path) => {
    // The photo still finds room, its thumb no longer.
    if (writes.push(path) === 2) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    const { writeFile } = await import('node:fs/promises')
    await writeFile(path, 'photo')
  })

  const kept = await keepUpload(small, community, { name: 'a.heic', bytes: made.heic })

  expect(kept).toMatchObject({ ok: false, code: 'file.disk_full', facts: { name: 'a.heic' } })
  const left = readdirSync(full, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  expect(left).toEqual([])
  rmSync(full, { recursive: true })
})

test('a HEIC is decoded on a thread of its own, which is gone afterwards', async () => {
  const threads: Worker[] = []
  const seen = (thread: Worker) => void threads.push(thread)
  process.on('worker', seen)

  await keep(made.heic)
  process.off('worker', seen)

  // A thread that has ended has no number any more.
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1])
})
