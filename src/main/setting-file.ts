import { readFileSync } from 'node:fs'
import { WrongSetting } from './config.ts'

/**
 * What the file holds that a setting names, as JSON.
 * @throws WrongSetting that says which setting
 */
export function readSettingFile(setting: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new WrongSetting(`${setting}: ${file} cannot be read. ${String(error)}`)
  }
}
