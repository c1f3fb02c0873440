import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Asked = {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly authorization: string | undefined
  readonly body: string
}

type Answering = (response: ServerResponse) => void

export type ModelServer = AsyncDisposable & {
  readonly url: string
  /** Everything that arrived, in order. */
  readonly asked: readonly Asked[]
  /** How it answers from now on. */
  readonly answer: (how: Answering) => void
}

/** Somebody who speaks the protocol of chat completions on an address of this machine, and remembers every word. */
export async function aModelServer(first: Answering = saying('{}')): Promise<ModelServer> {
  const asked: Asked[] = []
  const state = { how: first }
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method, url: path, headers } = request
      asked.push({ method, path, authorization: headers.authorization, body })
      state.how(response)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    answer: (how) => void (state.how = how),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** A whole reply in which the model says this. */
export function saying(content: string): Answering {
  return raw(
    JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    }),
  )
}

export function raw(body: string, status = 200, headers: Readonly<Record<string, string>> = {}): Answering {
  return (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}

/** Begins and never ends. */
export function hanging(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"choices":[')
}

/** Breaks off in the middle. */
export function cutting(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
  response.write('{"choices":[', () => response.destroy())
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
