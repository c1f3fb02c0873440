const longest = 180_000

/** Lets one speak instead of writing, where the phone lets a page listen; else the file input stays what it is. */
export function recordVoice(input: HTMLInputElement): void {
  if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices) return
  const label = input.closest('label')
  const words = [...(label?.childNodes ?? [])].find((node) => node.nodeType === Node.TEXT_NODE)
  if (!label || !words) return
  const idle = words.textContent
  const state: { recorder: MediaRecorder | null; refused: boolean } = { recorder: null, refused: false }
  const say = (text: string | null | undefined) => {
    words.textContent = text ?? idle
  }
  input.addEventListener('click', (event) => {
    if (state.refused) return
    event.preventDefault()
    if (state.recorder) {
      state.recorder.stop()
      return
    }
    void start(input).then(
      (recorder) => {
        state.recorder = recorder
        const stopTicking = tick((clock) => say(`${input.form?.dataset['stop'] ?? '■'} ${clock}`))
        recorder.addEventListener('stop', () => {
          state.recorder = null
          stopTicking()
          say(idle)
        })
      },
      // Not allowed, or no microphone: from now on the phone's own way.
      () => {
        state.refused = true
        input.click()
      },
    )
  })
}

async function start(input: HTMLInputElement): Promise<MediaRecorder> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const type = ['audio/webm;codecs=opus', 'audio/mp4'].find((each) => MediaRecorder.isTypeSupported(each))
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32_000, ...(type && { mimeType: type }) })
  const parts: Blob[] = []
  const timer = setTimeout(() => recorder.state !== 'inactive' && recorder.stop(), longest)
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  recorder.addEventListener('stop', () => {
    clearTimeout(timer)
    for (const track of stream.getTracks()) track.stop()
    keep(input, new Blob(parts, { type: recorder.mimeType }))
  })
  recorder.start()
  return recorder
}

function keep(input: HTMLInputElement, sound: Blob): void {
  const ending = sound.type.includes('mp4') ? 'm4a' : 'webm'
  const files = new DataTransfer()
  files.items.add(new File([sound], `voice.${ending}`, { type: sound.type.split(';')[0] ?? '' }))
  input.files = files.files
  const after = input.closest('.pair') ?? input.closest('label')
  document.getElementById('heard')?.remove()
  after?.after(player(input, sound))
}

function player(input: HTMLInputElement, sound: Blob): HTMLElement {
  const box = document.createElement('p')
  box.id = 'heard'
  box.className = 'heard'
  const audio = document.createElement('audio')
  audio.controls = true
  audio.src = URL.createObjectURL(sound)
  const remove = document.createElement('button')
  remove.type = 'button'
  remove.className = 'btn'
  remove.textContent = input.form?.dataset['remove'] ?? '×'
  remove.addEventListener('click', () => {
    URL.revokeObjectURL(audio.src)
    input.value = ''
    box.remove()
    input.focus()
  })
  box.append(audio, remove)
  return box
}

function tick(show: (clock: string) => void): () => void {
  const started = Date.now()
  const draw = () => {
    const seconds = Math.floor((Date.now() - started) / 1000)
    show(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`)
  }
  draw()
  const timer = setInterval(draw, 500)
  return () => clearInterval(timer)
}
