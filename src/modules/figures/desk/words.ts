/* The desk speaks zh-CN. */
export { zh as figuresWords } from './words.zh.ts'
