// Counts the keys that somebody presses: what a contact costs an operator.

/** Presses and types as hands do, one key a stroke; a combination with Shift or Ctrl is as many as its keys. */
export class Keys {
  #page;
  count = 0;

  constructor(page) {
    this.#page = page;
  }

  async press(key) {
    this.count += key.split('+').length;
    await this.#page.keyboard.press(key);
  }

  async type(text) {
    for (const key of text) await this.press(key);
  }
}
