import { FyrError } from '../shared/domain/errors.ts'
import { fileTokenSchema, type FileToken } from '../shared/domain/ids.ts'
import type { Platform } from './platform.ts'

/**
 * The paths that a person chose in a system dialog or on the command line. The window holds only tokens, so that a window gone
 * wrong can name no file of its own choice.
 */
export interface FileGrants {
  readonly grant: (path: string) => FileToken
  /** Throws `file.unknown-token` for a token that was never given out. */
  readonly pathOf: (token: FileToken) => string
}

/** Tokens last until the program ends. */
export function createFileGrants(platform: Platform): FileGrants {
  const paths = new Map<FileToken, string>()
  return {
    grant(path) {
      const token = fileTokenSchema.parse(Buffer.from(platform.randomBytes(16)).toString('hex'))
      paths.set(token, path)
      return token
    },
    pathOf(token) {
      const path = paths.get(token)
      if (path === undefined) throw new FyrError('file.unknown-token')
      return path
    }
  }
}
