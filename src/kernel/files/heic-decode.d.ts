declare module 'heic-decode' {
  type Image = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }
  const decode: (input: { readonly buffer: Uint8Array }) => Promise<Image>
  // The package offers nothing but a default.
  export default decode
}
