declare module 'heic-decode' {
  type Decoded = {
    readonly width: number
    readonly height: number
    readonly data: Uint8ClampedArray<ArrayBuffer>
  }
  type Image = { readonly width: number; readonly height: number; readonly decode: () => Promise<Decoded> }
  // The package offers nothing but a default.
  const decode: {
    all: (input: { readonly buffer: Uint8Array }) => Promise<Image[] & { dispose: () => void }>
  }
  export default decode
}
