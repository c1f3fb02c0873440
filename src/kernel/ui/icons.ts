/** The drawings of icons (24 px grid) and state marks (16 px grid); a page carries only those that it uses. */
export const icons = {
  stairs: '<path d="M3 20h4.5v-4.5H12V11h4.5V6.5H21"/><circle cx="7" cy="7" r="2.25"/>',
  camera: '<path d="M3.5 8h4l1.5-2.5h6L16.5 8h4v11.5h-17z"/><circle cx="12" cy="13.25" r="3.5"/>',
  mic: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11.5a7 7 0 0 0 14 0M12 18.5V21.5M8.5 21.5h7"/>',
  phone:
    '<path d="M5 3.5h4l1.5 5-2.5 1.75a12 12 0 0 0 5.75 5.75L15.5 13.5l5 1.5v4a1.5 1.5 0 0 1-1.7 1.5C11 19.8 4.2 13 3.5 5.2A1.5 1.5 0 0 1 5 3.5z"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.75h-15zM10 21h4M12 3v2"/>',
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
  go: '<path d="M4 12h15M13.5 6.5 19 12l-5.5 5.5"/>',
  check: '<path d="m4.5 12.5 5 5 10-11"/>',
  cross: '<path d="m5.5 5.5 13 13M18.5 5.5l-13 13"/>',
  plus: '<path d="M12 4.5v15M4.5 12h15"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  homes: '<path d="M3.5 11.5 9 6.5l5.5 5M5 10.5v9h8v-9M13.5 6l2-1.5 5 4.5M19 8v11.5h-3"/>',
  pin: '<path d="M12 21s6.5-6.2 6.5-11.2a6.5 6.5 0 0 0-13 0C5.5 14.8 12 21 12 21z"/><circle cx="12" cy="9.75" r="2.25"/>',
  chat: '<path d="M4 5h16v11.5h-9L6.5 20v-3.5H4z"/><path d="M8 9.25h8M8 12.5h5"/>',
  lift: '<rect x="5" y="3.5" width="14" height="17"/><path d="M12 3.5v17M8.5 10l0-2.5M15.5 7.5V10"/>',
  hand: '<path d="M3.5 8.5h13M13 5l3.5 3.5L13 12M20.5 15.5h-13M11 12l-3.5 3.5L11 19"/>',
  note: '<path d="M5 3.5h10.5L19 7v13.5H5zM8.5 9h7M8.5 12.5h7M8.5 16h4"/>',
  table: '<path d="M3.5 9.5h17M6 9.5V19M18 9.5V19M9 5.5h6"/>',
  care: '<path d="M12 20S4 15 4 9.5A4.25 4.25 0 0 1 12 7.25 4.25 4.25 0 0 1 20 9.5C20 15 12 20 12 20z"/>',
  copy: '<path d="M8.5 8.5h11v12h-11zM15.5 8.5v-5h-11v12h4"/>',
} as const

export const marks = {
  new: '<circle cx="8" cy="8" r="6"/>',
  doing: '<circle cx="8" cy="8" r="6"/><path class="f" d="M8 2a6 6 0 0 1 0 12z"/>',
  soon: '<path d="M8 1.5 14.5 8 8 14.5 1.5 8z"/><path class="f" d="M8 8h6.5L8 14.5 1.5 8z"/>',
  late: '<path class="f" d="M8 2 15 14H1z"/>',
  ask: '<path d="M2 3h12v8H8l-3 3v-3H2z"/>',
  done: '<circle class="f" cx="8" cy="8" r="6.5"/><path class="n" d="m5 8.25 2.25 2.25L11.25 6"/>',
  no: '<path d="M2.5 2.5h11v11h-11z"/><path d="M5 8h6"/>',
  back: '<path d="m4 4 8 8m0-8-8 8"/>',
} as const

export type IconName = keyof typeof icons
export type MarkName = keyof typeof marks
