import { once } from 'node:events'
import { createServer as createHttp, type IncomingHttpHeaders } from 'node:http'
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net'

/* Services outside, which speak the published protocol and keep what they were sent. */

export type Posted = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }
export type Replies = (posted: Posted) => { readonly status: number; readonly body: string }

/** Something that takes JSON over HTTP: a group robot, a gateway. */
export async function aReceiver(
  reply: Replies = () => ({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' }),
) {
  const got: Posted[] = []
  const server = createHttp((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const posted = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8'),
      }
      got.push(posted)
      const { status, body } = reply(posted)
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, got, [Symbol.asyncDispose]: () => closed(server) }
}

/** A group robot as the office has it: twenty messages a minute, texts of 2,048 bytes, every answer with status 200. */
export function aRobot(key: string) {
  const count = { sent: 0 }
  const says = (errcode: number, errmsg: string) => ({
    status: 200,
    body: JSON.stringify({ errcode, errmsg }),
  })
  return aReceiver(({ path, body }) => {
    if (new URL(path, 'http://robot').searchParams.get('key') !== key)
      return says(93_000, 'invalid webhook url')
    const { text } = JSON.parse(body) as { text: { content: string } }
    if (Buffer.byteLength(text.content) > 2_048) return says(40_058, 'content too long')
    count.sent++
    return count.sent > 20 ? says(45_009, 'api freq out of limit') : says(0, 'ok')
  })
}

export type Letter = { readonly from: string; readonly to: readonly string[]; readonly data: string }

/** A mail server (RFC 5321) that refuses mailboxes of nobody and keeps the letters of all others. */
export async function aMailServer() {
  const letters: Letter[] = []
  const server = createTcp((socket) => converse(socket, letters)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, letters, [Symbol.asyncDispose]: () => closed(server) }
}

function converse(socket: Socket, letters: Letter[]): void {
  const state = { from: '', to: [] as string[], data: null as string | null, rest: '' }
  const say = (line: string) => socket.write(`${line}\r\n`)
  const hear = (line: string) => {
    if (state.data !== null) {
      if (line !== '.') return void (state.data += `${line.replace(/^\./, '')}\r\n`)
      letters.push({ from: state.from, to: state.to, data: state.data })
      state.data = null
      return void say('250 kept')
    }
    const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') return void say('250 test')
    if (verb === 'MAIL') {
      Object.assign(state, { from: address, to: [] })
      return void say('250 ok')
    }
    if (verb === 'RCPT') {
      if (address.startsWith('nobody@')) return void say('550 no such mailbox')
      if (address.startsWith('later@')) return void say('451 try again later')
      state.to.push(address)
      return void say('250 ok')
    }
    if (verb === 'DATA') {
      state.data = ''
      return void say('354 go on')
    }
    if (verb === 'QUIT') {
      say('221 bye')
      return void socket.end()
    }
    say('250 ok')
  }
  say('220 test ESMTP')
  socket.on('error', () => undefined)
  socket.on('data', (part) => {
    const lines = (state.rest + part.toString('utf8')).split('\r\n')
    state.rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
}

async function closed(server: { close: (done: () => void) => unknown; closeAllConnections?: () => void }) {
  server.closeAllConnections?.()
  await new Promise<void>((resolve) => void server.close(() => resolve()))
}
