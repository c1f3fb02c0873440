import type { Hono } from 'hono'
import type { Env } from '../../kernel/http/serve.ts'
import type { Beside, Desk } from '../cases/desk/door.ts'
import type { House } from '../cases/door.ts'

/** The rooms where several bodies come to one table, and the page that a body opens by its link. */
export function coordinationPages(_app: Hono<Env>, _desk: Desk): void {}

/** What these rooms put beside a case on the desk. */
export function besideCase(_house: House): readonly Beside[] {
  return []
}
