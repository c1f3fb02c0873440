import sharp from 'sharp'
import { type Kept, keepUpload } from '../../kernel/files/keep-upload.ts'
import type { FileStore } from '../../kernel/files/store.ts'
import type { CommunityId } from '../../kernel/ids.ts'

export type PhotoName = keyof typeof drawings
export type KeptMedia = { readonly photos: Readonly<Record<PhotoName, Kept>>; readonly voice: Kept }

/** Draws the photos and makes the voice note that some requests carry; each is kept once. */
export async function makeMedia(files: FileStore, community: CommunityId): Promise<KeptMedia> {
  const keep = async (name: string, bytes: Uint8Array) => {
    const kept = await keepUpload(files, community, { name, bytes })
    if (!kept.ok) throw new Error(`the demo's ${name} was not kept: ${kept.code}`)
    return kept.value
  }
  const photos = await Promise.all(
    Object.entries(drawings).map(async ([name, svg]) => {
      const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
      return [name, await keep(`${name}.jpg`, bytes)] as const
    }),
  )
  return {
    photos: Object.fromEntries(photos) as Record<PhotoName, Kept>,
    voice: await keep('voice.wav', voiceNote()),
  }
}

const size = 'xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 800 600"'

// A stairwell in the evening light, again and again: steps, a wall painted half green as they are everywhere.
const hall = `
<rect width="800" height="600" fill="#cfc9bd"/><rect y="300" width="800" height="300" fill="#7f9a83"/>
<rect y="294" width="800" height="10" fill="#56705c"/>
<g fill="#8c857a">${[0, 1, 2, 3, 4, 5].map((n) => `<rect x="${330 + n * 70}" y="${540 - n * 52}" width="${470 - n * 70}" height="60" stroke="#5f594f" stroke-width="3"/>`).join('')}</g>
<path d="M300 520 L760 170" stroke="#6b4a32" stroke-width="14"/><path d="M340 500V600M470 400V560M600 300V460" stroke="#4d4d4d" stroke-width="8"/>`

const lampOff = `${hall}<rect width="800" height="600" fill="#0b0f18" opacity=".62"/>
<circle cx="240" cy="110" r="46" fill="#4a4a45" stroke="#26261f" stroke-width="8"/><path d="M240 20V70" stroke="#222" stroke-width="8"/>`
const lampOn = `${hall}<defs><radialGradient id="g"><stop offset="0" stop-color="#fff3b8"/><stop offset="1" stop-color="#fff3b8" stop-opacity="0"/></radialGradient></defs>
<circle cx="240" cy="110" r="330" fill="url(#g)" opacity=".8"/><circle cx="240" cy="110" r="46" fill="#fffbe6" stroke="#8b7f52" stroke-width="6"/><path d="M240 20V70" stroke="#222" stroke-width="8"/>`
const pipe = `
<rect width="800" height="600" fill="#d8d3c8"/><path d="M0 0H800V180Q600 260 430 190Q260 130 0 210Z" fill="#b9a988" opacity=".75"/>
<path d="M520 0V260Q520 330 590 330H800" fill="none" stroke="#7c8a93" stroke-width="64"/><path d="M505 0V262Q508 345 590 345H800" fill="none" stroke="#a9b6bd" stroke-width="12"/>
<rect x="470" y="230" width="100" height="46" rx="8" fill="#69757c"/>
<g fill="#6fa5c4" opacity=".85"><ellipse cx="520" cy="400" rx="10" ry="26"/><ellipse cx="548" cy="470" rx="9" ry="22"/><ellipse cx="508" cy="520" rx="8" ry="20"/></g>
<ellipse cx="520" cy="582" rx="210" ry="26" fill="#7ba7bf" opacity=".7"/>`
const pipeMended = `
<rect width="800" height="600" fill="#dedad0"/><path d="M520 0V260Q520 330 590 330H800" fill="none" stroke="#8b979e" stroke-width="64"/>
<path d="M505 0V262Q508 345 590 345H800" fill="none" stroke="#c2ccd1" stroke-width="12"/><rect x="462" y="214" width="116" height="70" rx="10" fill="#3f7a4d"/>
<path d="M462 236H578M462 262H578" stroke="#2c5a38" stroke-width="6"/>`
const corridor = `${hall}<g stroke="#5c4630" stroke-width="4"><rect x="40" y="400" width="150" height="120" fill="#b08a5b"/><rect x="70" y="300" width="120" height="100" fill="#c59c69"/>
<rect x="200" y="450" width="110" height="90" fill="#a67f50"/></g><path d="M40 440H190M70 350H190" stroke="#e5d1ae" stroke-width="10"/>
<g fill="none" stroke="#3a3f45" stroke-width="10"><circle cx="420" cy="520" r="56"/><circle cx="580" cy="520" r="56"/><path d="M420 520L470 430H560L580 520M470 430L520 520H420"/></g>`
const corridorClear = `${hall}<rect x="40" y="330" width="120" height="230" fill="#8d5f45" stroke="#50352a" stroke-width="8"/><circle cx="142" cy="450" r="8" fill="#d8c36a"/>`
const yard = `
<rect width="800" height="330" fill="#a9c4d6"/><rect y="330" width="800" height="270" fill="#9a968d"/><rect x="60" y="70" width="300" height="270" fill="#c5ad92"/>
<g fill="#6d8296">${[0, 1, 2, 3].flatMap((x) => [0, 1, 2].map((y) => `<rect x="${85 + x * 68}" y="${95 + y * 78}" width="42" height="48"/>`)).join('')}</g>
<rect x="520" y="180" width="24" height="170" fill="#6d5138"/><circle cx="532" cy="140" r="96" fill="#5f8a4e"/>
<g><rect x="430" y="380" width="90" height="130" rx="8" fill="#3f6f57"/><rect x="560" y="390" width="90" height="120" rx="8" fill="#486a8f"/><rect x="422" y="366" width="106" height="20" fill="#2d5140"/>
<path d="M380 520l40-60 30 60zM640 525l36-70 46 70z" fill="#3d3b38"/><rect x="470" y="530" width="120" height="30" fill="#c8b38c"/></g>`
const yardClear = `
<rect width="800" height="330" fill="#b8d2e2"/><rect y="330" width="800" height="270" fill="#a8a49b"/><rect x="60" y="70" width="300" height="270" fill="#cfb89d"/>
<rect x="520" y="180" width="24" height="170" fill="#6d5138"/><circle cx="532" cy="140" r="80" fill="#6a9a57"/><rect x="430" y="380" width="90" height="130" rx="8" fill="#3f6f57"/>
<rect x="422" y="366" width="106" height="20" fill="#2d5140"/><path d="M120 470H360M140 470V540M340 470V540M120 430H360" stroke="#7a5232" stroke-width="16"/>`

const drawings = {
  lamp: picture(lampOff),
  lampDone: picture(lampOn),
  pipe: picture(pipe),
  pipeDone: picture(pipeMended),
  corridor: picture(corridor),
  corridorDone: picture(corridorClear),
  yard: picture(yard),
  yardDone: picture(yardClear),
} as const

function picture(inner: string): string {
  return `<svg ${size}>${inner}</svg>`
}

/** Three seconds of a made-up voice: hums that rise and fall as a sentence does. A plain WAV of 16 kHz. */
function voiceNote(): Uint8Array {
  const rate = 16_000
  const samples = rate * 3
  const bytes = Buffer.alloc(44 + samples * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + samples * 2, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(samples * 2, 40)
  for (let at = 0; at < samples; at++) {
    const time = at / rate
    const syllable = Math.max(0, Math.sin(time * Math.PI * 4.2)) ** 1.5
    const pitch = 150 + 35 * Math.sin(time * 2.1) + 18 * Math.sin(time * 9)
    const voice =
      Math.sin(time * pitch * 6.283) +
      0.5 * Math.sin(time * pitch * 12.566) +
      0.25 * Math.sin(time * pitch * 18.85)
    bytes.writeInt16LE(Math.round(voice * syllable * 6_500), 44 + at * 2)
  }
  return bytes
}
