import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Stack } from './Stack.tsx'

interface LossDialogProps {
  readonly title: string
  readonly open: boolean
  /** What it means. */
  readonly children: ReactNode
  /** The words of the button that leaves everything as it is. */
  readonly keep: string
  /** That button, Escape, and a press outside. */
  readonly onKeep: () => void
  /** The words of the button after which something is gone. */
  readonly lose: string
  readonly onLose: () => void
  readonly busy?: boolean
  /** A way to something like it that can be undone, offered first. */
  readonly instead?: { readonly label: string; readonly onPress: () => void } | undefined
}

/** Asks before something is gone that no undo brings back. What keeps it comes first. */
export function LossDialog(props: LossDialogProps) {
  const { title, open, children, keep, onKeep, lose, onLose, busy = false, instead } = props
  return (
    <Dialog title={title} open={open} onClose={onKeep} role="alertdialog">
      <Stack>{children}</Stack>
      <Stack across gap="small">
        {instead === undefined ? null : (
          <Button look="primary" onPress={instead.onPress}>
            {instead.label}
          </Button>
        )}
        <Button look={instead === undefined ? 'primary' : 'plain'} onPress={onKeep}>
          {keep}
        </Button>
        <Button look="danger" busy={busy} onPress={onLose}>
          {lose}
        </Button>
      </Stack>
    </Dialog>
  )
}
