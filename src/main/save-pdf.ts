import type { WebContents } from 'electron'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { FyrError } from '../shared/domain/errors.ts'

const MOST_NUMBERS = 1000

/**
 * Writes what a window prints into a folder, as `name.pdf` or, where that is taken, `name-2.pdf` and so on; answers the file's name. Throws
 * `file.not-written` where the folder takes no file.
 */
export async function savePdf(page: WebContents, folder: string, name: string): Promise<string> {
  const bytes = await page.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true })
  for (let number = 1; number <= MOST_NUMBERS; number += 1) {
    const fileName = number === 1 ? `${name}.pdf` : `${name}-${number}.pdf`
    // oxlint-disable-next-line no-await-in-loop -- the next name is tried when this one is taken
    if (await isWritten(path.join(folder, fileName), bytes)) return fileName
  }
  throw new FyrError('file.not-written')
}

/** False where a file of this name is there already. */
async function isWritten(file: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeFile(file, bytes, { flag: 'wx', mode: 0o600 })
    return true
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false
    throw new FyrError('file.not-written', {}, { cause: fault })
  }
}
