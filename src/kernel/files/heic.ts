import { Worker } from 'node:worker_threads'
import type { Answer, Task } from './heic.worker.ts'

const patience = 30_000

/**
 * Decodes a HEIC photo, upright. The prebuilt image library has no HEVC, for its patents; WebAssembly has, and holds
 * its thread for a good second with a phone's 12 megapixels, so the thread is not the one that answers requests.
 */
export async function decodeHeic(bytes: Uint8Array, mostPixels: number): Promise<Answer> {
  const worker = new Worker(new URL('./heic.worker.ts', import.meta.url), {
    workerData: { bytes, mostPixels } satisfies Task,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    stdout: true,
    stderr: true,
  })
  const waited = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => waited.resolve('broken'), patience)
  worker.once('message', waited.resolve)
  worker.once('error', () => waited.resolve('broken'))
  worker.once('exit', () => waited.resolve('broken'))
  try {
    return await waited.promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
