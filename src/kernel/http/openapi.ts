import { z } from 'zod'
import type { Endpoint } from './contract.ts'

/** The whole API as an OpenAPI 3.1 document, written from the contracts that the server runs. */
export function openapi(title: string, version: string, endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const each of endpoints) {
    const path = each.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [each.method]: operation(each) }
  }
  return { openapi: '3.1.0', info: { title, version }, paths }
}

function operation(each: Endpoint): object {
  const refused = Object.entries(each.refusals).map(([code, status]) => [status, code] as const)
  const statuses = [...new Set(refused.map(([status]) => status))]
  return {
    summary: each.summary,
    parameters: [...parameters('path', each.params), ...parameters('query', each.query)],
    ...(each.body && { requestBody: { required: true, content: json(each.body, 'input') } }),
    responses: {
      200: { description: 'Done', content: json(each.reply, 'output') },
      ...Object.fromEntries(
        statuses.map((status) => [
          status,
          {
            description: refused
              .filter(([s]) => s === status)
              .map(([, code]) => code)
              .join(', '),
          },
        ]),
      ),
    },
  }
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): object[] {
  return Object.entries(schema?.shape ?? {}).map(([name, type]) => ({
    name,
    in: place,
    required: place === 'path' || !(type as z.ZodType).isOptional(),
    schema: z.toJSONSchema(type as z.ZodType, { io: 'input' }),
  }))
}

function json(schema: z.ZodType, io: 'input' | 'output'): object {
  return { 'application/json': { schema: z.toJSONSchema(schema, { io }) } }
}
