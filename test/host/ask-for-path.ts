import { spawn } from 'node:child_process'
import path from 'node:path'
import readline from 'node:readline/promises'
import type { PathQuestion } from './sides.ts'

/** Asks the person at the screen for a file or folder: in a window where the desktop offers one, else in the terminal. */
export async function askForPath(question: PathQuestion): Promise<string | null> {
  for (const [program, ...args] of desktopDialogs(question)) {
    const answer = await run(program, args)
    if (answer !== 'not there') return answer
  }
  return askInTerminal(question)
}

/** Opens a folder in the desktop's file manager. */
export function openPath(target: string): void {
  const program = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open'
  const opener = spawn(program, [target], { detached: true, stdio: 'ignore' })
  opener.on('error', () => process.stderr.write(`${target}\n`))
  opener.unref()
}

function desktopDialogs({ title, folder }: PathQuestion): [program: string, ...args: string[]][] {
  if (process.platform !== 'linux') return []
  return [
    ['zenity', '--file-selection', `--title=${title}`, ...(folder ? ['--directory'] : [])],
    ['kdialog', '--title', title, folder ? '--getexistingdirectory' : '--getopenfilename', '.']
  ]
}

function run(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise(resolve => {
    const dialog = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let answer = ''
    dialog.stdout.on('data', data => {
      answer += String(data)
    })
    dialog.on('error', () => resolve('not there'))
    dialog.on('exit', code => resolve(code === 0 && answer.trim() !== '' ? answer.trim() : null))
  })
}

async function askInTerminal({ title, folder }: PathQuestion): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  const terminal = readline.createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`${title} (${folder ? 'folder' : 'file'}, empty to cancel): `)
  terminal.close()
  return answer.trim() === '' ? null : path.resolve(answer.trim())
}
