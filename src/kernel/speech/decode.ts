import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ok, refuse, type Result } from '../result.ts'
import { readWav, type Sound } from './sound.ts'

/** Longer voice notes are heard up to here. */
const mostSeconds = 600
const rate = 16_000
const patience = 60_000

/** The kept types, as ffmpeg calls the boxes they come in. It is never left to guess. */
const boxes: Readonly<Record<string, string>> = {
  'audio/mp4': 'mov',
  'audio/3gpp': 'mov',
  'audio/3gpp2': 'mov',
  'audio/webm': 'matroska',
  'audio/ogg': 'ogg',
  'audio/amr': 'amr',
  'audio/flac': 'flac',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
}

export type Decoder = { readonly program: string | null }

/** Looks for ffmpeg; without it only WAV is understood. */
export async function findDecoder(program = 'ffmpeg'): Promise<Decoder> {
  const asked = await run(program, ['-version']).catch(() => null)
  return { program: asked === null ? null : program }
}

/** A kept voice note as the engine hears it. */
export async function decodeSound(
  { program }: Decoder,
  { bytes, type }: { readonly bytes: Uint8Array; readonly type: string },
): Promise<Result<Sound, 'sound.no_decoder' | 'sound.broken'>> {
  if (type === 'audio/wav') {
    const sound = readWav(bytes, mostSeconds)
    return sound ? ok(sound) : refuse('sound.broken')
  }
  const box = boxes[type]
  if (program === null || box === undefined) return refuse('sound.no_decoder', { type })
  // Some boxes have their table of contents at the end, which a pipe cannot go back from.
  const folder = await mkdtemp(join(tmpdir(), 'legwork-voice-'))
  try {
    const path = join(folder, 'voice')
    await writeFile(path, bytes, { mode: 0o600 })
    const raw = await run(program, argumentsFor(box, path)).catch(() => null)
    if (raw === null || raw.byteLength < 4) return refuse('sound.broken')
    return ok({ samples: new Float32Array(new Uint8Array(raw).buffer, 0, raw.byteLength >> 2), rate })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function argumentsFor(box: string, path: string): string[] {
  const input = ['-protocol_whitelist', 'file', '-f', box, '-i', path]
  const output = [
    '-map',
    '0:a:0',
    '-t',
    String(mostSeconds),
    '-ac',
    '1',
    '-ar',
    String(rate),
    '-f',
    'f32le',
    'pipe:1',
  ]
  return ['-nostdin', '-hide_banner', '-loglevel', 'error', ...input, ...output]
}

/** What a program writes. Throws when it is not there, fails, or takes too long. */
async function run(program: string, args: readonly string[]): Promise<Buffer> {
  const child = spawn(program, [...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: patience,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<number | null>((tell, fail) => {
    child.on('error', fail)
    child.on('close', (code) => tell(code))
  })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => void parts.push(part))
  if ((await ended) !== 0) throw new Error(`${program} failed`)
  return Buffer.concat(parts)
}
