-- Open issues: objections that nobody has answered or conceded.
SELECT o.debate, o.node, o.name AS objection, o.inferred, n.text AS claim, a.text AS says
FROM objections o
JOIN nodes n ON n.debate = o.debate AND n.id = o.node
LEFT JOIN nodes a ON a.debate = o.debate AND a.id = o.objection
WHERE o.state = 'open'
ORDER BY o.debate, o.node, objection
