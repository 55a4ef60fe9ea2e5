import { type ReactNode, useLayoutEffect } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from './class-names.ts'
import styles from './Dialog.module.css'

export interface DialogProps {
  readonly title: ReactNode
  readonly open: boolean
  /** Escape, and a press outside. */
  readonly onClose: () => void
  readonly children: ReactNode
  /** For a list whose lines should not break. */
  readonly wide?: boolean
  /** `alertdialog` when something is lost by the wrong answer. */
  readonly role?: 'dialog' | 'alertdialog'
}

/** Stands before everything else and keeps the focus until it is closed. */
export function Dialog({ title, open, onClose, children, wide = false, role = 'dialog' }: DialogProps) {
  useFocusBack(open)
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen={open}
      isDismissable
      onOpenChange={now => {
        if (!now) onClose()
      }}
    >
      <Modal className={classNames(styles['modal'], wide && styles['wide'])}>
        <AriaDialog role={role} className={styles['dialog'] ?? ''}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/**
 * Gives the focus back to what had it. React Aria does so by itself, but not to a type-ahead field: that takes the signal for one
 * to its list and keeps the focus nowhere.
 */
function useFocusBack(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return undefined
    const before = document.activeElement
    return () => {
      afterTwoFrames(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
      })
    }
  }, [open])
}

/** React Aria takes one frame. */
const afterTwoFrames = (run: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(run))
}
