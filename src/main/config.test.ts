import { expect, test } from 'vitest'
import { readConfig, settingsOf } from './config.ts'

test('with nothing set, everything runs here and shows the demo', () => {
  const config = readConfig({})

  expect(config).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://127.0.0.1:3000',
    demo: true,
  })
  expect(config.database).toBeUndefined()
})

test("with one's own server there is no demo, and the application's role is taken on", () => {
  const config = readConfig({ DATABASE_URL: 'postgres://o:p@db/legwork?sslmode=require', LEGWORK_DATA: '' })

  expect(config.demo).toBe(false)
  expect(config.database?.appUrl).toBe(
    'postgres://o:p@db/legwork?sslmode=require&options=-c%20role%3Dlegwork_app',
  )
})

test('a model is asked only when one is named, within what a day may cost', () => {
  expect(readConfig({}).model).toBeUndefined()
  expect(readConfig({}).speechFolder).toBeUndefined()
  expect(
    readConfig({
      LEGWORK_MODEL_URL: 'https://model.example.org/v1/',
      LEGWORK_MODEL_NAME: 'small',
      LEGWORK_MODEL_KEY: 'k',
      LEGWORK_MODEL_BUDGET: '5,900',
      LEGWORK_MODEL_TIMEOUT: '7',
    }).model,
  ).toEqual({
    endpoint: { url: 'https://model.example.org/v1', key: 'k', name: 'small', timeoutMillis: 7_000 },
    budget: { requests: 5, characters: 900 },
  })
})

test('a child process reads what its parent read', () => {
  const config = readConfig({
    DATABASE_URL: 'postgres://o@db/l',
    HOST: '::',
    PORT: '8080',
    LEGWORK_DEMO: '1',
  })

  expect(readConfig(settingsOf(config))).toEqual(config)
  expect(config.baseUrl).toBe('http://127.0.0.1:8080')
})

test.each([
  [{ PORT: '80000' }, 'PORT must be a whole number from 1 to 65535.'],
  [{ PORT: 'http' }, 'PORT must be a whole number from 1 to 65535.'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must look like postgres://user:password@host:5432/database.'],
  [{ DATABASE_APP_URL: 'postgres://a@b/c' }, 'DATABASE_APP_URL needs DATABASE_URL beside it'],
  [{ LEGWORK_BASE_URL: 'legwork' }, 'LEGWORK_BASE_URL must be an address such as'],
  [{ LEGWORK_SECRET: 'short' }, 'LEGWORK_SECRET must have at least 32 characters'],
  [{ LEGWORK_MODEL_URL: 'https://m.example' }, 'LEGWORK_MODEL_URL needs LEGWORK_MODEL_NAME beside it'],
  [{ LEGWORK_MODEL_URL: 'https://me:secret@m.example' }, 'LEGWORK_MODEL_URL must be an address such as'],
  [{ LEGWORK_MODEL_URL: 'ftp://m.example' }, 'LEGWORK_MODEL_URL must be an address such as'],
  [{ LEGWORK_MODEL_BUDGET: 'lots' }, 'LEGWORK_MODEL_BUDGET must be requests and characters a day'],
  [{ LEGWORK_MODEL_TIMEOUT: '0' }, 'LEGWORK_MODEL_TIMEOUT must be a whole number from 1 to 120.'],
  [{ LEGWORK_SMTP_URL: 'https://m.example' }, 'LEGWORK_SMTP_URL must be an address such as smtps://'],
  [{ LEGWORK_SMTP_URL: 'smtp://m.example' }, 'LEGWORK_SMTP_URL needs LEGWORK_MAIL_FROM beside it'],
  [{ LEGWORK_MAIL_FROM: 'the post' }, 'LEGWORK_MAIL_FROM must be a mailbox such as'],
  [{ LEGWORK_SMS_URL: 'https://s.example' }, 'LEGWORK_SMS_URL needs LEGWORK_SMS_SECRET beside it'],
  [{ LEGWORK_SMS_SECRET: 'secret' }, 'LEGWORK_SMS_SECRET must be whsec_ and a key in base64'],
  [{ LEGWORK_DEMO: 'yes' }, 'LEGWORK_DEMO must be 1 (on) or 0 (off).'],
  [{ LEGWORK_LOG: 'loud' }, 'LEGWORK_LOG must be one of trace, debug'],
])('a wrong setting is named, with what it must be: %o', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence)
})
