import { totalmem } from 'node:os'

/** A small server that is quick on two cores: little memory at rest, every commit on the disk before it is answered. */
const always = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '100',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '4GB',
  random_page_cost: '1.1',
  wal_compression: 'on',
  min_wal_size: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  io_workers: '2',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'iso, ymd',
  lc_messages: 'C',
  default_text_search_config: 'pg_catalog.simple',
  log_line_prefix: '%m [%p] %q%a ',
  log_min_messages: 'warning',
} as const

const onDisk = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const

/** For tests only: a power cut, and only that, would lose the database. */
const inMemory = { fsync: 'off', synchronous_commit: 'on', full_page_writes: 'off' } as const

/**
 * The text of `postgresql.conf`, written at each start so that new versions bring their own. An operator's changes
 * belong into `ALTER SYSTEM`, which wins over this file.
 */
export function settingsText(socket: string, fsync: boolean): string {
  const all = {
    ...always,
    ...(fsync ? onDisk : inMemory),
    shared_buffers: `${fsync ? buffersFor(totalmem()) : leastBuffers}MB`,
    unix_socket_directories: socket,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  return ['# Written at each start. Use ALTER SYSTEM for changes of your own.', ...lines, ''].join('\n')
}

const leastBuffers = 128
const mostBuffers = 2_048

/**
 * An eighth of the machine's memory, in MB. It is taken page by page as rows are read, so a small community needs
 * little of it; a database that does not fit reads and writes its pages again and again.
 */
export function buffersFor(memory: number): number {
  return Math.min(mostBuffers, Math.max(leastBuffers, Math.floor(memory / 8 / 1_048_576)))
}
