import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isOwnAddress } from './address.ts'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

/**
 * What a page may load and do. Only its own files; no connections at all, since everything goes through the bridge; no
 * string ever becomes script or markup, and no Trusted Types policy can be made that would let one.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'"
].join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  // Of WebRTC the policy says nothing, and Chromium's own setting for it lets some packets out. Where a page may go is for
  // `lockPage`, which leaves it where it is; refused here, it would end on a page of Chromium's that says so.
  'Connection-Allowlist': '("*://*:*/*");webrtc=block',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff'
}

/**
 * Answers a request for one of the files under `root` (`out/renderer`). Anything else is 404: another origin, a path that
 * leads out of the folder however it is written, a kind of file that a page has no use for. Never rejects.
 */
export async function serveRendererFile(root: string, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refusal(405)
  const file = isOwnAddress(request.url) ? fileInside(root, new URL(request.url).pathname) : null
  const contentType = file === null ? undefined : CONTENT_TYPES[path.extname(file)]
  if (file === null || contentType === undefined) return refusal(404)
  try {
    return new Response(await readFile(file), { headers: { ...HEADERS, 'Content-Type': contentType } })
  } catch {
    return refusal(404)
  }
}

const refusal = (status: number): Response => new Response(null, { status, headers: HEADERS })

function fileInside(root: string, pathname: string): string | null {
  const name = decoded(pathname)
  if (name === null || name.includes('\0') || name.includes('\\')) return null
  const file = path.resolve(root, `.${name}`)
  return file.startsWith(path.resolve(root) + path.sep) ? file : null
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
