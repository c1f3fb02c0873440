declare module '@hotwired/turbo' {
  export function visit(location: string, options?: { readonly action?: 'advance' | 'replace' }): void
}
