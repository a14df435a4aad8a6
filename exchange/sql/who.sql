-- Who holds what. --set text=WORDS: only statements with these words.
SELECT p.name AS person, s.stance, n.debate, n.id AS node, t.status, n.text
FROM stances s
JOIN nodes n ON n.debate = s.debate AND n.id = s.node
JOIN people p ON p.debate = s.debate AND p.id = s."by"
LEFT JOIN statuses t ON t.debate = n.debate AND t.node = n.id
WHERE s.step IS NULL AND (:text = '' OR position(lower(:text) IN lower(n.text)) > 0)
ORDER BY person, n.debate, node, s.stance
