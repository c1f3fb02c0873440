/** What the faces know of the installation. */
export type Site = {
  /** What phones open, without a slash at the end. */
  readonly baseUrl: string
  /** The address of a stylesheet or script by its plain name: `asset('resident.css')`. Throws for an unknown one. */
  readonly asset: (name: string) => string
}
