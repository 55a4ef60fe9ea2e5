import {
  BookOpenText,
  BookUser,
  CalendarDays,
  FileInput,
  Inbox,
  List,
  type LucideIcon,
  PenLine,
  Settings,
  Users
} from 'lucide-react'
import type { Role } from '../../shared/domain/roles.ts'
import { type CallName, mayCall } from '../../shared/ipc/contract.ts'
import { placeShortcutNames } from './shortcuts.tsx'

/** A room of the window, in the rail. */
export interface Place {
  readonly path:
    '/desk' | '/visits' | '/inbox' | '/directory' | '/answers' | '/month' | '/import' | '/people' | '/settings'
  readonly title:
    | 'place.desk'
    | 'place.visits'
    | 'place.inbox'
    | 'place.directory'
    | 'place.answers'
    | 'place.month'
    | 'place.import'
    | 'place.people'
    | 'place.settings'
  readonly icon: LucideIcon
  /** The call without which the room is of no use: whoever may not make it does not see the room. */
  readonly needs: CallName
}

const places: readonly Place[] = [
  { path: '/desk', title: 'place.desk', icon: PenLine, needs: 'visits.record' },
  { path: '/visits', title: 'place.visits', icon: List, needs: 'visits.list' },
  { path: '/inbox', title: 'place.inbox', icon: Inbox, needs: 'inbox.list' },
  { path: '/directory', title: 'place.directory', icon: BookUser, needs: 'directory.list' },
  { path: '/answers', title: 'place.answers', icon: BookOpenText, needs: 'answers.list' },
  { path: '/month', title: 'place.month', icon: CalendarDays, needs: 'months.list' },
  { path: '/import', title: 'place.import', icon: FileInput, needs: 'imports.preview' },
  { path: '/people', title: 'place.people', icon: Users, needs: 'people.list' },
  { path: '/settings', title: 'place.settings', icon: Settings, needs: 'shell.preferences' }
]

/** The places that somebody with these roles may enter, in the order of their keys. Everybody may enter the settings. */
export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  places.filter(place => mayCall(place.needs, roles))

/** Where a stay behind the lock begins. */
export const homeOf = (roles: readonly Role[]): Place['path'] => placesFor(roles)[0]?.path ?? '/settings'

/** The key of the place at this position in the rail. */
export const placeShortcut = (index: number): (typeof placeShortcutNames)[number] =>
  placeShortcutNames[index] ?? 'place1'
