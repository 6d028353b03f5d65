// Server-sent events out of a stream of bytes. EventSource cannot send settings along.

/** parser returns a function that takes pieces of text and calls onEvent(name, data). */
export function parser(onEvent) {
  let rest = "";
  return (piece) => {
    rest += piece;
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const block = rest.slice(0, end);
      rest = rest.slice(end + 2);
      tell(block, onEvent);
    }
  };
}

// tell reads one event; lines that begin with a colon only keep the connection alive.
function tell(block, onEvent) {
  let name = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
  }
  if (data.length) onEvent(name, JSON.parse(data.join("\n")));
}

/** events reads a stream to its end. */
export async function events(body, onEvent) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const take = parser(onEvent);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(decoder.decode(value, { stream: true }).replaceAll("\r\n", "\n"));
  }
}
