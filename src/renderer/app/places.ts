import { CalendarDays, FileInput, List, type LucideIcon, PenLine, Settings } from 'lucide-react'
import type { Role } from '../../shared/domain/roles.ts'
import type { ShortcutName } from './shortcuts.tsx'

/** A room of the window, in the rail. */
export interface Place {
  readonly path: '/desk' | '/visits' | '/month' | '/import' | '/settings'
  readonly title: 'place.desk' | 'place.visits' | 'place.month' | 'place.import' | 'place.settings'
  readonly icon: LucideIcon
  readonly roles: readonly Role[]
}

const places: readonly Place[] = [
  { path: '/desk', title: 'place.desk', icon: PenLine, roles: ['volunteer', 'coordinator'] },
  { path: '/visits', title: 'place.visits', icon: List, roles: ['volunteer', 'coordinator'] },
  { path: '/month', title: 'place.month', icon: CalendarDays, roles: ['coordinator'] },
  { path: '/import', title: 'place.import', icon: FileInput, roles: ['coordinator'] },
  { path: '/settings', title: 'place.settings', icon: Settings, roles: ['coordinator'] }
]

/** The places that somebody with these roles may enter, in the order of their keys. */
export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  places.filter(place => place.roles.some(role => roles.includes(role)))

const shortcutOf = ['place1', 'place2', 'place3', 'place4', 'place5'] as const satisfies readonly ShortcutName[]

/** The key of the place at this position in the rail. */
export const placeShortcut = (index: number): (typeof shortcutOf)[number] => shortcutOf[index] ?? 'place1'
