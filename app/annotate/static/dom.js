// Elements without markup: whatever is shown is text.

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name.includes("-") || name === "list" || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function toast(message) {
  const box = document.getElementById("toast");
  box.textContent = message;
  box.classList.add("shown");
  clearTimeout(box.timer);
  box.timer = setTimeout(() => box.classList.remove("shown"), 4000);
}

/** An input whose words the server reads while they are typed. Enter saves, Escape leaves. */
export function valueInput({ words, read, save, leave }) {
  const preview = element("output", { className: "preview" });
  let asked = 0;
  let answer = Promise.resolve(null);
  const look = () => {
    const number = ++asked;
    answer = read(input.value).then((said) => {
      if (number === asked) preview.textContent = input.value.trim() && said.value === null ? "not understood" : said.shown;
      return said;
    });
    answer.catch(() => {});
  };
  const commit = async () => {
    if (!asked) return leave();
    const said = await answer.catch((error) => toast(error.message));
    if (said && !(input.value.trim() && said.value === null)) save(said.value);
    else preview.textContent = "not understood";
  };
  const input = element("input", {
    value: words,
    oninput: look,
    onkeydown: (event) => {
      if (event.key === "Enter" && !event.isComposing) commit();
      else if (event.key === "Escape") leave();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  return { input, preview };
}
