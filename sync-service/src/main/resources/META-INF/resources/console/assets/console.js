// What the pages need beside htmx: no poll while nobody looks, plain words when a call fails, and the chart.
"use strict";
(() => {
  const notice = (text) => {
    const line = document.createElement("p");
    line.className = "notice failed";
    line.textContent = text;
    document.getElementById("notice")?.replaceChildren(line);
  };

  const isPoll = (event) => event.detail.elt.id === "live";

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isPoll(event) && document.hidden) {
      event.preventDefault();
    }
  });

  // A page that only keeps itself up to date does not keep its log-in alive.
  document.addEventListener("htmx:configRequest", (event) => {
    if (isPoll(event)) {
      event.detail.headers["Waybill-Poll"] = "true";
    }
  });

  // A log-in that has ended answers every call with the form.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (new URL(event.detail.xhr.responseURL).pathname === "/console/login") {
      event.detail.shouldSwap = false;
      location.assign("/console/login");
    }
  });

  const words = async (response) => {
    const page = new DOMParser().parseFromString(response, "text/html");
    return [...page.querySelectorAll("h1, h1 + p")].map((part) => part.textContent).join(": ");
  };

  document.addEventListener("htmx:responseError", async (event) => {
    const { status, response } = event.detail.xhr;
    notice(status === 403 ? "You may look, not control." : (await words(response)) || "That did not work; try again.");
  });

  document.addEventListener("htmx:sendError", () => notice("Waybill does not answer."));

  const canvas = document.getElementById("pace");
  if (!canvas) {
    return;
  }

  const ORDER = ["accepted", "sent", "delivered", "read", "failed"];
  const MINUTES_A_STEP = 10;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const statusColour = (status) => colour("--" + (ORDER.includes(status) ? status : "other"));
  let chart;

  const statusesIn = (steps) => {
    const seen = new Set(steps.flatMap((step) => Object.keys(step.received)));
    return [...ORDER, ...[...seen].filter((status) => !ORDER.includes(status)).sort()];
  };

  const draw = (steps) => {
    const grid = { color: colour("--line") };
    const ticks = { color: colour("--soft") };
    chart?.destroy();
    chart = new Chart(canvas, {
      type: "bar",
      data: {
        labels: steps.map((step) => step.from.slice(11, 16)),
        datasets: statusesIn(steps).map((status) => ({
          label: status,
          backgroundColor: statusColour(status),
          data: steps.map((step) => (step.received[status] ?? 0) / MINUTES_A_STEP),
          barPercentage: 1,
          categoryPercentage: 0.9,
        })),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: "index", intersect: false },
        plugins: { legend: { labels: { color: colour("--text"), boxWidth: 12, boxHeight: 12 } } },
        scales: {
          x: { stacked: true, grid: { display: false }, ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 24 } },
          y: { stacked: true, beginAtZero: true, grid, ticks },
        },
      },
    });
  };

  const cell = (tag, text, scope) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (scope) {
      made.scope = scope;
    }
    return made;
  };

  const row = (cells) => {
    const made = document.createElement("tr");
    made.append(...cells);
    return made;
  };

  const list = (steps) => {
    const statuses = statusesIn(steps);
    const hours = new Map();
    for (const step of steps) {
      const hour = step.from.slice(0, 13).replace("T", " ") + ":00";
      const sums = hours.get(hour) ?? {};
      statuses.forEach((status) => (sums[status] = (sums[status] ?? 0) + (step.received[status] ?? 0)));
      hours.set(hour, sums);
    }
    const head = document.createElement("thead");
    head.append(row(["Hour", ...statuses].map((text) => cell("th", text, "col"))));
    const body = document.createElement("tbody");
    for (const [hour, sums] of hours) {
      body.append(row([cell("th", hour, "row"), ...statuses.map((status) => cell("td", sums[status]))]));
    }
    document.getElementById("hours").replaceChildren(head, body);
  };

  let steps = [];
  const read = async () => {
    if (document.hidden) {
      return;
    }
    const response = await fetch("/console/activity", {
      headers: { Accept: "application/json", "HX-Request": "true", "Waybill-Poll": "true" },
    });
    if (response.ok && !response.redirected) {
      steps = (await response.json()).steps;
      draw(steps);
      list(steps);
    }
  };

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(steps));
  document.addEventListener("visibilitychange", read);
  setInterval(read, 30000);
  read();
})();
