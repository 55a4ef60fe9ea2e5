import type { CommandLine } from 'electron'
import { expect, test } from 'vitest'
import { chosenDataFolder, dropUnwantedSwitches } from './switches.ts'

/** Chromium's command line: what it was started with, and what is left of that. */
function startedWith(...given: string[]) {
  const left = new Map(given.map(each => each.split('=', 2)).map(([name = '', value = '']) => [name, value]))
  const commandLine: CommandLine = {
    appendArgument: () => undefined,
    appendSwitch: (name, value = '') => void left.set(name, value),
    getSwitchValue: name => left.get(name) ?? '',
    hasSwitch: name => left.has(name),
    removeSwitch: name => void left.delete(name)
  }
  return { commandLine, left: () => [...left.keys()] }
}

const prying = ['remote-debugging-port=9222', 'remote-debugging-pipe', 'js-flags=--prof', 'log-net-log=/tmp/net']
const undoing = ['no-proxy-server', 'proxy-pac-url=data:,', 'host-rules=MAP * 10.0.0.1', 'disable-web-security']

test('the packed app starts as if nobody had asked to look into it or to let it out', () => {
  const { commandLine, left } = startedWith(...prying, ...undoing, 'lang=sv', 'disable-gpu')
  dropUnwantedSwitches({ isPackaged: true, commandLine })
  expect(left()).toEqual(['lang', 'disable-gpu'])
})

test('while developing they are there', () => {
  const { commandLine, left } = startedWith(...prying)
  dropUnwantedSwitches({ isPackaged: false, commandLine })
  expect(left()).toHaveLength(prying.length)
})

test('the packed app takes its data folder from nobody', () => {
  const environment = { FYR_USER_DATA: '/somewhere/else' }
  expect(chosenDataFolder({ isPackaged: true }, environment)).toBeNull()
  expect(chosenDataFolder({ isPackaged: false }, environment)).toBe('/somewhere/else')
  expect(chosenDataFolder({ isPackaged: false }, {})).toBeNull()
})
