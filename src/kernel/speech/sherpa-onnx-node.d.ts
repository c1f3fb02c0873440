/** What we use of the engine, as its own documentation has it. It ships no types. */
declare module 'sherpa-onnx-node' {
  type Stream = {
    acceptWaveform(sound: { readonly samples: Float32Array; readonly sampleRate: number }): void
  }
  type Recognizer = {
    createStream(): Stream
    decode(stream: Stream): void
    getResult(stream: Stream): { readonly text: string }
  }
  const engine: { readonly OfflineRecognizer: new (config: object) => Recognizer }
  export default engine
}
