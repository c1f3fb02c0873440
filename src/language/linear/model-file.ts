import type { Model } from './model.ts'

/** What a file of a model begins with; a change of the reading makes another number. */
const format = 'legwork-linear-1'

type Shape = {
  readonly format: string
  readonly spec: Model['spec']
  readonly labels: readonly string[]
  readonly sharpness: number
  readonly idf: string
  readonly weights: readonly { readonly scale: number; readonly constant: number; readonly bytes: string }[]
}

/** The model as JSON. Weights are kept in one byte each, which changes no verdict that was not a toss. */
export function writeModel(model: Model): string {
  const shape: Shape = {
    format,
    spec: model.spec,
    labels: model.labels,
    sharpness: model.sharpness,
    idf: base64(Uint8Array.from(model.idf, (rarity) => Math.round(rarity * idfSteps))),
    weights: model.weights.map((weights) => {
      const table = weights.subarray(0, -1)
      const scale = table.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1
      return {
        scale,
        constant: weights[weights.length - 1] ?? 0,
        bytes: base64(new Uint8Array(Int8Array.from(table, (weight) => Math.round(weight / scale)).buffer)),
      }
    }),
  }
  return JSON.stringify(shape)
}

/** @throws Error, in a sentence, when the text is no model of this format */
export function readModel(text: string): Model {
  const shape = shapeIn(text)
  const size = 1 << shape.spec.bits
  const idf = Float32Array.from(bytesOf(shape.idf, size), (steps) => steps / idfSteps)
  const weights = shape.weights.map(({ scale, constant, bytes }) => {
    const table = new Float32Array(size + 1)
    new Int8Array(bytesOf(bytes, size)).forEach((steps, at) => {
      table[at] = (steps > 127 ? steps - 256 : steps) * scale
    })
    table[size] = constant
    return table
  })
  return { spec: shape.spec, labels: shape.labels, sharpness: shape.sharpness, idf, weights }
}

// Rarities lie between 1 and about 12.
const idfSteps = 20

function shapeIn(text: string): Shape {
  const read: unknown = tryJson(text)
  if (!isShape(read)) throw new Error('This is not a model of this version of Legwork. Train it again.')
  return read
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isShape(read: unknown): read is Shape {
  return typeof read === 'object' && read !== null && 'format' in read && read.format === format
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function bytesOf(text: string, size: number): Uint8Array {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== size) throw new Error('The model is cut off. Train it again.')
  return bytes
}
