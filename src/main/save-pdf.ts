import type { WebContents } from 'electron'
import { writeNumberedFile } from '../core/write-numbered-file.ts'
import { FyrError } from '../shared/domain/errors.ts'

/**
 * Writes what a window prints into a folder, as `name.pdf` or, where that is taken, `name-2.pdf` and so on; answers the file's name. Throws
 * `file.not-written` where the folder takes no file, and leaves no half of one there.
 */
export async function savePdf(page: Pick<WebContents, 'printToPDF'>, folder: string, name: string): Promise<string> {
  const content = await page.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true })
  try {
    return await writeNumberedFile(folder, { name, ending: 'pdf', content })
  } catch (fault) {
    throw new FyrError('file.not-written', {}, { cause: fault })
  }
}
