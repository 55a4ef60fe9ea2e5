import { FyrError, type ErrorCode } from '../../shared/domain/errors.ts'
import { decodeFile, type DecodedFile } from '../sheets/decode.ts'

const notReadAsText: ReadonlySet<ErrorCode> = new Set(['file.binary', 'file.encoding', 'file.cut'])

/** Decodes one file out of many. Throws `directory.no-text` with the file's name and the line where it stops being text. */
export function decodeNamed(file: string, bytes: Uint8Array): DecodedFile {
  const decoded = naming(file, () => decodeFile(Buffer.from(bytes)))
  return {
    encoding: decoded.encoding,
    *pieces() {
      const pieces = decoded.pieces()
      for (
        let piece = naming(file, () => pieces.next());
        piece.done !== true;
        piece = naming(file, () => pieces.next())
      )
        yield piece.value
    }
  }
}

/** The whole of one file out of many. Throws `directory.no-text`. */
export const textOf = (file: string, bytes: Uint8Array): string =>
  [...decodeNamed(file, bytes).pieces()].map(({ text }) => text).join('')

function naming<Answer>(file: string, work: () => Answer): Answer {
  try {
    return work()
  } catch (fault) {
    if (!(fault instanceof FyrError) || !notReadAsText.has(fault.code)) throw fault
    throw new FyrError('directory.no-text', { file, line: fault.params['line'] ?? 1 }, { cause: fault })
  }
}
