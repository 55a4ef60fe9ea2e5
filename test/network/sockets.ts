import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The kernel's own lists of sockets, a file each; the last column of a name's pattern holds the socket's number. */
const TABLES = {
  tcp: 9,
  tcp6: 9,
  udp: 9,
  udp6: 9,
  udplite: 9,
  udplite6: 9,
  raw: 9,
  raw6: 9,
  icmp: 9,
  icmp6: 9,
  packet: 8,
  netlink: 9,
  unix: 6
} as const

type Kind = keyof typeof TABLES

/** Between processes of one computer, and between a process and its kernel: neither can carry anything away. */
const INSIDE: ReadonlySet<string> = new Set(['unix', 'netlink'] satisfies Kind[])

/** How many packets this network has carried since it was made, to anywhere. */
export function packetsCarried(): number {
  const lines = readFileSync('/proc/net/dev', 'utf8').split('\n').slice(2)
  // After the name come eight columns of what was received; the second after those counts the packets sent.
  return lines.reduce((sum, line) => sum + Number(line.split(':')[1]?.trim().split(/\s+/)[9] ?? 0), 0)
}

/** Every process in this network, this one included. */
function processesHere(): string[] {
  const own = readlinkSync('/proc/self/ns/net')
  return readdirSync('/proc').filter(name => /^\d+$/.test(name) && linkOf(`/proc/${name}/ns/net`) === own)
}

/** The sockets of every process in this network that could carry something to elsewhere, as `process kind` each. */
function socketsToElsewhere(): string[] {
  const open = socketsOpen()
  const known = socketsKnown()
  return (
    open
      .filter(({ inode }) => !INSIDE.has(known.get(inode) ?? ''))
      // One that no list has was opened or closed meanwhile; if it is still there, it is of a kind that the kernel does not list.
      .filter(({ place, inode }) => known.has(inode) || linkOf(place) === `socket:[${inode}]`)
      .map(({ process, inode }) => `${process} ${known.get(inode) ?? socketsKnown().get(inode) ?? 'of no list'}`)
      .filter(found => !INSIDE.has(found.split(' ').at(-1) ?? ''))
  )
}

interface OpenSocket {
  readonly process: string
  readonly place: string
  readonly inode: string
}

function socketsOpen(): OpenSocket[] {
  return processesHere().flatMap(pid =>
    namesIn(`/proc/${pid}/fd`).flatMap(fd => {
      const place = `/proc/${pid}/fd/${fd}`
      const inode = /^socket:\[(\d+)\]$/.exec(linkOf(place) ?? '')?.[1]
      return inode === undefined ? [] : [{ process: nameOf(pid), place, inode }]
    })
  )
}

function socketsKnown(): Map<string, string> {
  const known = new Map<string, string>()
  for (const [kind, column] of Object.entries(TABLES)) {
    for (const line of textOf(`/proc/net/${kind}`).split('\n').slice(1)) {
      const inode = line.trim().split(/\s+/)[column]
      if (inode !== undefined) known.set(inode, kind)
    }
  }
  return known
}

/** A process may end while it is looked at. */
function gone<Value>(look: () => Value): Value | null {
  try {
    return look()
  } catch {
    return null
  }
}

const linkOf = (link: string): string | null => gone(() => readlinkSync(link))
const namesIn = (folder: string): string[] => gone(() => readdirSync(folder)) ?? []
const textOf = (file: string): string => gone(() => readFileSync(file, 'utf8')) ?? ''
const nameOf = (pid: string): string => textOf(`/proc/${pid}/comm`).trim()

/** Looks at the sockets again and again. */
export interface SocketWatch {
  /** How often it has looked, and what it has seen of sockets to elsewhere. */
  readonly seen: { looks: number; sockets: Set<string> }
  stop(): void
}

/** Looks as often as it can without taking more than a fifth of this process's time. */
export function watchSockets(): SocketWatch {
  const seen = { looks: 0, sockets: new Set<string>() }
  let timer = setTimeout(lookOn)
  function look(): void {
    seen.looks += 1
    for (const socket of socketsToElsewhere()) seen.sockets.add(socket)
  }
  function lookOn(): void {
    const started = performance.now()
    look()
    timer = setTimeout(lookOn, 4 * (performance.now() - started))
  }
  return {
    seen,
    stop() {
      clearTimeout(timer)
      look()
    }
  }
}
