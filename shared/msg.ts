/** Marks a sentence that the window says in the person's language: put through `t` of `renderer/words` where it is shown. Elsewhere it stays English. */
export function msg<Message extends string>(message: Message): Message {
  return message;
}
