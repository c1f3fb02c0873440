const [mostPixels, most] = [1600, 9]

/** Makes photos small on the phone, before they cost anything to send, and shows what goes along. */
export function pickPhotos(input: HTMLInputElement): void {
  if (!canFill()) return
  const chosen: { file: File; shown: HTMLElement }[] = []
  const list = document.createElement('ul')
  list.className = 'pics picked'
  place(input).after(list)
  const fill = () => {
    const files = new DataTransfer()
    for (const { file } of chosen) files.items.add(file)
    input.files = files.files
  }
  const add = (file: File) => {
    const shown = thumbnail(file, input, () => {
      chosen.splice(chosen.indexOf(entry), 1)
      shown.remove()
      fill()
    })
    const entry = { file, shown }
    chosen.push(entry)
    list.append(shown)
    void shrunk(file).then((small) => {
      entry.file = small
      fill()
    })
  }
  input.addEventListener('change', () => {
    const room = Math.max(0, most - chosen.length)
    for (const file of [...(input.files ?? [])].slice(0, room)) add(file)
    // At once, because the browser has put the new ones in place of those before.
    fill()
  })
}

// Where the files of an input cannot be set, it stays as the browser made it.
function canFill(): boolean {
  try {
    return new DataTransfer().items.add(new File([], 'x')) !== null
  } catch {
    return false
  }
}

function place(input: HTMLElement): Element {
  return input.closest('.pair') ?? input.closest('label') ?? input
}

async function shrunk(file: File): Promise<File> {
  const image = new Image()
  image.src = URL.createObjectURL(file)
  try {
    // A picture that this phone cannot read (HEIC) goes as it is; the post can.
    await image.decode()
    const { naturalWidth: width, naturalHeight: height } = image
    const scale = Math.min(1, mostPixels / Math.max(width, height))
    if (scale === 1 && file.size < 500_000 && file.type === 'image/jpeg') return file
    const blob = await draw(image, Math.round(width * scale), Math.round(height * scale))
    if (!blob || blob.size >= file.size) return file
    return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' })
  } catch {
    return file
  } finally {
    URL.revokeObjectURL(image.src)
  }
}

function draw(image: HTMLImageElement, width: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
}

function thumbnail(file: File, input: HTMLInputElement, remove: () => void): HTMLElement {
  const item = document.createElement('li')
  const image = document.createElement('img')
  image.src = URL.createObjectURL(file)
  image.alt = file.name
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn'
  button.textContent = input.form?.dataset['remove'] ?? '×'
  button.addEventListener('click', () => {
    URL.revokeObjectURL(image.src)
    remove()
    input.focus()
  })
  item.append(image, button)
  return item
}
