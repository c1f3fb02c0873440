import { parentPort, workerData } from 'node:worker_threads'
import decode from 'heic-decode'

/** A thread of its own, started for one photo and gone with it, as is all memory that a crafted one may take. */
export type Task = { readonly bytes: Uint8Array; readonly mostPixels: number }

export type Answer =
  | { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }
  | 'too_many_pixels'
  | 'broken'

parentPort?.postMessage(await answer(workerData as Task).catch((): Answer => 'broken'))

async function answer({ bytes, mostPixels }: Task): Promise<Answer> {
  const [first] = await decode.all({ buffer: bytes })
  if (!first) return 'broken'
  // The file says its size before anything is unfolded.
  if (first.width * first.height > mostPixels) return 'too_many_pixels'
  return first.decode()
}
